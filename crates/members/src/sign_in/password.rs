//! Passwords: argon2id at rest, and an honest word on how long one would hold.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use grove_kernel::{Outcome, Problems, Refusal};

pub const SHORTEST: usize = 8;
pub const LONGEST: usize = 256;
/// zxcvbn's score that is enough: not guessed by somebody who tries ten a second for a year.
const ENOUGH: u8 = 2;

/// How long a password would hold, 0 (at once) to 4 (centuries).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength(pub u8);

/// `about` is what an attacker knows of the person: name, handle, address.
pub fn strength(password: &str, about: &[&str]) -> Strength {
    // Beyond this length nothing gets weaker, only slower to judge.
    let judged: String = password.chars().take(72).collect();
    Strength(zxcvbn::zxcvbn(&judged, about).score().into())
}

/// Refuses what is too short, too long, or guessed soon.
pub(crate) fn check(password: &str, about: &[&str], field: &'static str, problems: &mut Problems) {
    let length = password.chars().count();
    if length < SHORTEST {
        problems.add(field, "problem-password-short", vec![("least", SHORTEST.to_string())]);
    } else if length > LONGEST {
        problems.add(field, "problem-password-long", vec![("most", LONGEST.to_string())]);
    } else if strength(password, about).0 < ENOUGH {
        problems.add(field, "problem-password-guessed", Vec::new());
    }
}

pub(crate) fn hash(password: &str) -> Outcome<String> {
    let hash: PasswordHash = Argon2::default().hash_password(password.as_bytes()).map_err(Refusal::broken)?;
    Ok(hash.to_string())
}

/// Does the password fit? Without a hash to compare with it works as long and says no, so that time
/// does not tell who has an account.
pub(crate) fn fits(password: &str, hash: Option<&str>) -> bool {
    static NOBODYS: std::sync::LazyLock<Option<String>> = std::sync::LazyLock::new(|| self::hash("nobody's password").ok());
    let Some(kept) = hash.or(NOBODYS.as_deref()) else { return false };
    let Ok(kept) = PasswordHash::new(kept) else { return false };
    let judged = password.get(..LONGEST * 4).unwrap_or(password);
    Argon2::default().verify_password(judged.as_bytes(), &kept).is_ok() && hash.is_some()
}
