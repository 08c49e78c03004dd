//! One Fluent bundle per locale, built at the first use from every registered file and shared by all
//! threads.

use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::PatternElement;
use unic_langid::LanguageIdentifier;

use super::{Arg, Locale, Messages, number, pseudo};

type Bundle = FluentBundle<FluentResource>;

fn bundle(locale: Locale) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; Locale::ALL.len()] = [const { OnceLock::new() }; Locale::ALL.len()];
    BUNDLES[locale.index()].get_or_init(|| build(locale))
}

fn build(locale: Locale) -> Bundle {
    let language: LanguageIdentifier = locale.tag().parse().expect("our tags are well formed");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // No invisible marks in English: texts also go to mail subjects, feeds and files.
    bundle.set_use_isolating(locale == Locale::RightToLeft);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(n) if n.options.minimum_fraction_digits.is_none() => Some(number(Locale::En, n.value as i64)),
        _ => None,
    }));
    for file in inventory::iter::<Messages> {
        add(&mut bundle, file, locale);
    }
    bundle
}

fn add(bundle: &mut Bundle, file: &Messages, locale: Locale) {
    let source = match locale {
        Locale::En => file.source.to_owned(),
        Locale::Accented => pseudo::transform(file.source, pseudo::accented, ("\u{27e6}", "\u{27e7}")),
        Locale::RightToLeft => pseudo::transform(file.source, pseudo::mirrored, ("", "")),
    };
    let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, errors)| {
        debug_assert!(false, "messages of {}: {errors:?}", file.origin);
        resource
    });
    // Two crates that say the same key: whoever comes first speaks, so it must not happen.
    if let Err(errors) = bundle.add_resource(resource) {
        debug_assert!(false, "messages of {}: {errors:?}", file.origin);
    }
}

/// The messages without arguments, as they are read: most of a page is made of them.
fn plain(locale: Locale) -> &'static HashMap<String, String> {
    static PLAIN: [OnceLock<HashMap<String, String>>; Locale::ALL.len()] = [const { OnceLock::new() }; Locale::ALL.len()];
    PLAIN[locale.index()].get_or_init(|| {
        let is_plain = |key: &String| {
            let pattern = bundle(locale).get_message(key).and_then(|message| message.value());
            pattern.is_some_and(|p| p.elements.iter().all(|e| matches!(e, PatternElement::TextElement { .. })))
        };
        let keys = keys(locale).into_iter().filter(is_plain);
        keys.filter_map(|key| Some((key.clone(), resolve(locale, &key, &[])?))).collect()
    })
}

pub(super) fn format(locale: Locale, key: &str, args: &[(&str, Arg)]) -> Option<String> {
    match plain(locale).get(key) {
        Some(text) => Some(text.clone()),
        None => resolve(locale, key, args),
    }
}

fn resolve(locale: Locale, key: &str, args: &[(&str, Arg)]) -> Option<String> {
    let bundle = bundle(locale);
    let pattern = bundle.get_message(key)?.value()?;
    let args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, value(arg))).collect();
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
    debug_assert!(errors.is_empty(), "message `{key}` with {args:?}: {errors:?}");
    Some(text.into_owned())
}

fn value(arg: &Arg) -> FluentValue<'_> {
    match arg {
        Arg::Number(n) => FluentValue::from(*n),
        Arg::Text(text) => FluentValue::from(text.as_str()),
    }
}

pub(super) fn has(locale: Locale, key: &str) -> bool {
    bundle(locale).has_message(key)
}

pub(super) fn keys(_locale: Locale) -> Vec<String> {
    let mut keys = Vec::new();
    for file in inventory::iter::<Messages> {
        let resource = FluentResource::try_new(file.source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        for entry in resource.entries() {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                keys.push(message.id.name.to_owned());
            }
        }
    }
    keys.sort_unstable();
    keys
}
