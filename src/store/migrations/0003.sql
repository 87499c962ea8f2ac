-- Answers that the learner counted as right against the program: few, and asked for by question.
CREATE INDEX history_by_override ON history (bank, question) WHERE overridden = 1;
