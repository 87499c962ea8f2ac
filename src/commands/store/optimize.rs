//! `roadmap store optimize`: the scheduler fitted to the learner.

use crate::commands::Context;
use crate::failure::Failure;
use crate::memory::{self, ENOUGH_REPEATS, Parameters, optimize};
use crate::store::parameters_fact;
use crate::wire::{Fit, Format, Optimized, Store};

/// Fit the scheduler to how you remember
///
/// FSRS starts with the memory of the average learner. From 400 repeats on a later day on it can be fitted
/// to yours: the new parameters are taken if they predict the last fifth of your repeats, which the fit
/// does not see, better than the old ones.
#[derive(clap::Args, Debug)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// When there is no store, or it cannot be read or written.
pub(super) fn run(_args: &Args, context: &mut Context<'_>) -> Result<u8, Failure> {
    let mut store = context.kept_store()?.store;
    let old = *context.scheduler_of(&store)?.parameters();
    let fitted = context.patiently("fitting", || {
        Ok::<_, Failure>(optimize(&store.remembered()?, old))
    })?;
    if let memory::Optimized::Compared(fit) = &fitted
        && fit.is_better()
    {
        store.append(parameters_fact(
            &fit.parameters(),
            context.env.moment().into(),
        ))?;
        context.cards_of(&store)?;
    }
    context.tell(&Store::StoreOptimized(Box::new(told(&fitted, &old))))?;
    Ok(0)
}

fn told(fitted: &memory::Optimized, old: &Parameters) -> Optimized {
    let mut told = Optimized {
        format: Format,
        repeats: 0,
        needed: ENOUGH_REPEATS,
        improved: false,
        fit: None,
        parameters: old.numbers().to_vec(),
    };
    match fitted {
        memory::Optimized::TooFew { repeats } => told.repeats = *repeats,
        memory::Optimized::Compared(fit) => {
            told.repeats = fit.repeats();
            told.improved = fit.is_better();
            told.parameters = fit.parameters().numbers().to_vec();
            told.fit = Some(Fit {
                held_out: fit.held_out(),
                before: fit.before(),
                after: fit.after(),
            });
        }
    }
    told
}
