//! Dates in words. Pages are cached, so a time is written absolutely and never as "5 minutes ago": the
//! clock today, day and month this year, the year for what is older. The full date is the tooltip.

use grove_kernel::Moment;
use jiff::Zoned;
use maud::{Markup, html};

use crate::{Page, t};

impl Page<'_> {
    /// A `<time>` element: "18:12" today, "12 Mar" this year, "12 Mar 2018" before.
    pub fn when(&self, moment: Moment) -> Markup {
        html! { time datetime=(moment.rfc3339()) title=(self.in_full(moment)) { (self.when_text(moment)) } }
    }

    /// A `<time>` element with the day only: "12 Mar 2018".
    pub fn day(&self, moment: Moment) -> Markup {
        let at = self.local(moment);
        html! { time datetime=(at.date()) title=(self.in_full(moment)) { (self.day_text(&at)) } }
    }

    /// The words of [`Page::when`], for places without markup.
    pub fn when_text(&self, moment: Moment) -> String {
        let at = self.local(moment);
        let now = self.local(self.now());
        if at.date() == now.date() {
            t!(self, "date-clock", hour = two(at.hour()), minute = two(at.minute()))
        } else if at.year() == now.year() {
            t!(self, "date-day-month", day = at.day().to_string(), month = self.month(&at, "short"))
        } else {
            self.day_text(&at)
        }
    }

    /// "12 March 2018, 18:12 UTC".
    pub fn in_full(&self, moment: Moment) -> String {
        let at = self.local(moment);
        t!(
            self,
            "date-full",
            day = at.day().to_string(),
            month = self.month(&at, "long"),
            year = at.year().to_string(),
            hour = two(at.hour()),
            minute = two(at.minute()),
            zone = at.strftime("%Z").to_string()
        )
    }

    /// The hour of the day where the reader is, 0 to 23.
    pub fn hour(&self) -> i8 {
        self.local(self.now()).hour()
    }

    /// The number of the day and the short name of its month.
    pub(crate) fn day_and_month(&self, moment: Moment) -> (String, String) {
        let at = self.local(moment);
        (at.day().to_string(), self.month(&at, "short"))
    }

    fn day_text(&self, at: &Zoned) -> String {
        t!(self, "date-day", day = at.day().to_string(), month = self.month(at, "short"), year = at.year().to_string())
    }

    fn month(&self, at: &Zoned, form: &str) -> String {
        self.t(&format!("month-{form}-{}", at.month()))
    }

    fn local(&self, moment: Moment) -> Zoned {
        moment.timestamp().to_zoned(self.zone().clone())
    }
}

fn two(n: i8) -> String {
    format!("{n:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PageParts;

    #[test]
    fn a_time_is_as_short_as_it_can_be_and_never_relative() {
        let at = |text: &str| Moment::parse(text).expect("a time of ours");
        let page = Page::new(PageParts::for_visitor(at("2026-11-22T20:00:00Z"), "/"));
        assert_eq!(page.when_text(at("2026-11-22T18:12:00Z")), "18:12");
        assert_eq!(page.when_text(at("2026-03-12T18:12:00Z")), "12 Mar");
        assert_eq!(page.when_text(at("2018-03-12T18:12:00Z")), "12 Mar 2018");
        assert_eq!(page.in_full(at("2018-03-12T18:12:00Z")), "12 March 2018, 18:12 UTC");
        let html = page.when(at("2018-03-12T18:12:00Z")).into_string();
        assert_eq!(html, r#"<time datetime="2018-03-12T18:12:00Z" title="12 March 2018, 18:12 UTC">12 Mar 2018</time>"#);
    }
}
