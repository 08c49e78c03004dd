//! What went wrong, in the words of a person: the console speaks no keys and no types.

use grove_kernel::{Problem, Refusal};
use grove_ui::{Arg, Locale, messages};

/// What went wrong, cause after cause. "Not found" adds nothing to the sentence that says what was not.
pub fn words(error: &anyhow::Error) -> String {
    let causes = error.chain().enumerate().filter_map(|(depth, cause)| match cause.downcast_ref() {
        Some(Refusal::NotFound) if depth > 0 => None,
        Some(refusal) => Some(of_refusal(refusal)),
        None => Some(cause.to_string()),
    });
    causes.collect::<Vec<_>>().join(": ")
}

/// A refusal without the class that it has for programs.
pub fn of_refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::BadRequest(sentence) | Refusal::Broken(sentence) | Refusal::Storage(_, sentence) => sentence.clone(),
        Refusal::NotAllowed(reason) => t(reason.key()),
        Refusal::Conflict(key) => t(key),
        Refusal::Invalid(problems) => problems.iter().map(problem).collect::<Vec<_>>().join(" "),
        Refusal::Busy { .. } => t("error-busy-advice"),
        Refusal::NotFound
        | Refusal::SignIn
        | Refusal::TooMany { .. }
        | Refusal::TooLarge { .. }
        | Refusal::Method
        | Refusal::BodyType
        | Refusal::Unreachable(_)
        | Refusal::OutcomeUnknown
        | Refusal::Again => refusal.to_string(),
    }
}

fn t(key: &str) -> String {
    messages::text(Locale::En, key, &[])
}

fn problem(problem: &Problem) -> String {
    let args: Vec<(&str, Arg)> = problem.args.iter().map(|(name, value)| (*name, Arg::from(value))).collect();
    format!("{}: {}", problem.field, messages::text(Locale::En, problem.key, &args))
}
