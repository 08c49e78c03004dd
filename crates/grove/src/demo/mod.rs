//! The demo community, *Seedfolk*: our own text, twelve weeks of it, written through the same commands
//! that people use, each at its own time and in its author's name. So a demo is a community like any
//! other: every number has its activities behind it.

mod people;
mod talk;
mod text;

use std::time::Duration;

use anyhow::Result;
use grove_kernel::Moment;

use crate::console::Talk;
use crate::weave::Grove;

/// When things happened: weeks count from a Monday twelve weeks ago, so that all of it is past.
#[derive(Clone, Copy)]
pub(crate) struct Calendar {
    first_monday: Moment,
}

const DAY: u64 = 86_400;

impl Calendar {
    fn until(now: Moment) -> Self {
        let today = now.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
        let into_week =
            u64::try_from(today.weekday().to_monday_zero_offset()).unwrap_or(0) * DAY + u64::try_from(today.hour()).unwrap_or(0) * 3_600;
        let monday = now.minus(Duration::from_secs(into_week + 12 * 7 * DAY));
        let hour = 3_600_000_000;
        Self { first_monday: Moment::from_micros(monday.micros() - monday.micros() % hour) }
    }
    fn week(self, week: u64) -> Moment {
        self.first_monday.plus(Duration::from_secs(week * 7 * DAY + 8 * 3_600))
    }
    /// `3 tue 18:42`
    fn at(self, text: &str) -> Moment {
        let mut parts = text.split([' ', ':']);
        let mut number = || parts.next().unwrap_or("0").to_owned();
        let (week, day, hour, minute) = (number(), number(), number(), number());
        let day = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|d| *d == day).unwrap_or(0) as u64;
        let parse = |text: String| text.parse::<u64>().unwrap_or(0);
        let seconds = parse(week) * 7 * DAY + day * DAY + parse(hour) * 3_600 + parse(minute) * 60;
        self.first_monday.plus(Duration::from_secs(seconds))
    }
}

/// Writes the demo into an empty community.
pub fn write(grove: &Grove, talk: &mut dyn Talk) -> Result<()> {
    let demo = text::load()?;
    let calendar = Calendar::until(grove.db.now());
    let town = people::move_in(grove, &demo, calendar)?;
    talk::speak(grove, &demo, calendar, &town, talk)?;
    grove.projections.catch_up(&grove.db)?;
    let people = demo.people.len();
    talk.line(&format!("The demo community is ready: {people} people, {} conversations.", demo.topics.len()))
}
