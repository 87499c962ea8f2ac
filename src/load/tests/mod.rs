//! Banks in, diagnostics out: every code with its place, and what a sound bank gives.

mod check;
mod files;
mod index;
mod kinds;
mod links;
mod properties;
mod regular;
mod roadmaps;
mod sound;
mod structure;
mod syntax;
