//! Tabs of a profile that other areas fill, and desks of theirs that its menu leads to. `grove` hangs them in, in the order of the tabs.

use std::sync::OnceLock;

use grove_kernel::{MemberId, Outcome, Viewer};
use grove_store::{Cx, Read};
use grove_ui::Page;
use maud::Markup;

type Make = Box<dyn for<'p> FnOnce(&Page<'p>) -> Markup + Send>;

/// A finished piece: what the viewer may see of somebody, ready to be drawn.
pub struct Panel {
    /// The key of the tab's title.
    pub title: &'static str,
    /// How many are behind it, as far as the viewer sees.
    pub count: Option<i64>,
    pub make: Make,
}

/// A tab that an area offers.
#[derive(Clone, Copy)]
pub struct ProfilePanel {
    /// The name of the tab in addresses.
    pub name: &'static str,
    /// The key of its title, for drawing the tab without making the panel.
    pub title: &'static str,
    /// Asked for the tab that is open only.
    pub load: for<'a, 'tx> fn(&'a Cx<'tx, Read>, MemberId) -> Outcome<Panel>,
}

/// A page about somebody that an area offers to those who may: silence and suspension.
#[derive(Clone, Copy)]
pub struct ProfileDesk {
    /// The key of its words in the menu.
    pub title: &'static str,
    pub icon: &'static str,
    pub may: fn(&Viewer) -> bool,
    /// Its address, by the handle.
    pub href: fn(&str) -> String,
}

static PANELS: OnceLock<Vec<ProfilePanel>> = OnceLock::new();
static DESKS: OnceLock<Vec<ProfileDesk>> = OnceLock::new();

/// Hangs the tabs and the desks in, once per process.
pub fn wire(panels: Vec<ProfilePanel>, desks: Vec<ProfileDesk>) {
    let _already = (PANELS.set(panels), DESKS.set(desks));
}

pub(super) fn desks(viewer: &Viewer) -> impl Iterator<Item = &'static ProfileDesk> {
    DESKS.get().map_or(&[][..], Vec::as_slice).iter().filter(|desk| (desk.may)(viewer))
}

pub(super) fn all() -> &'static [ProfilePanel] {
    PANELS.get().map_or(&[], Vec::as_slice)
}
