//! The address of the map page: what is chosen, selected and looked at, as a query string.

use super::clean;
use super::decimal;
use super::filter::Filter;
use super::group::Grouping;
use super::percent::{pairs, push_pair};
use super::point::Point;
use super::signatory::{OrgId, is_slug};
use super::signed_on::parse_year;
use super::sort::Sort;
use crate::core::geo::Camera;
use crate::core::geo::camera::MAX_ZOOM;
use std::collections::BTreeSet;

/// Longest search text in characters.
const MAX_TEXT: usize = 200;
/// Most ids in one facet.
const MAX_IDS: usize = 40;

/// Which of the two stands in front where there is place for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The list.
    List,
    /// The map.
    Map,
}

/// How the results are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// As cards.
    #[default]
    List,
    /// As a table.
    Table,
    /// As numbers.
    Figures,
}

impl Tab {
    /// All of them, in the order they stand.
    pub const ALL: [Self; 3] = [Self::List, Self::Table, Self::Figures];

    /// The word in addresses; empty for the default, which is left out of them.
    pub const fn id(self) -> &'static str {
        match self {
            Self::List => "",
            Self::Table => "table",
            Self::Figures => "figures",
        }
    }

    /// The tab with this word, the default for any other.
    pub fn from_id(id: &str) -> Self {
        Self::ALL.into_iter().find(|tab| tab.id() == id).unwrap_or_default()
    }
}

/// The state of the map page that an address holds. The default is the bare address.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MapQuery {
    /// What is chosen.
    pub filter: Filter,
    /// The organisation in the panel.
    pub selected: Option<OrgId>,
    /// What stands in front; nothing leaves it to the page.
    pub view: Option<View>,
    /// What the map looks at; nothing means everything.
    pub at: Option<Camera>,
    /// Order of the list.
    pub sort: Sort,
    /// What the list is divided by.
    pub group: Grouping,
    /// How the results are shown.
    pub tab: Tab,
}

impl MapQuery {
    /// The same view of everything: nothing chosen, searched for or selected.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { filter: Filter::default(), selected: None, ..self.clone() }
    }

    /// Reads decoded pairs. What is unknown or absurd is the default; of a key given twice the last counts.
    pub fn parse<K: AsRef<str>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        let mut query = Self::default();
        for (key, value) in pairs {
            query.set(key.as_ref(), value.as_ref());
        }
        let filter = &mut query.filter;
        if filter.signed_from.zip(filter.signed_to).is_some_and(|(from, to)| from > to) {
            (filter.signed_from, filter.signed_to) = (None, None);
        }
        query
    }

    /// Reads an encoded query string, with or without its `?`.
    pub fn from_query_string(query: &str) -> Self {
        Self::parse(pairs(query))
    }

    fn set(&mut self, key: &str, value: &str) {
        match key {
            "q" => self.filter.text = clean::line(value, MAX_TEXT).text,
            "kind" => self.filter.kinds = ids(value),
            "theme" => self.filter.themes = ids(value),
            "district" => self.filter.districts = ids(value),
            "signed_from" => self.filter.signed_from = parse_year(value),
            "signed_to" => self.filter.signed_to = parse_year(value),
            "citywide" => self.filter.citywide = value == "1",
            "selected" => self.selected = OrgId::parse(value),
            "view" => {
                self.view = match value {
                    "list" => Some(View::List),
                    "map" => Some(View::Map),
                    _ => None,
                }
            }
            "at" => self.at = parse_at(value),
            "sort" => self.sort = Sort::from_id(value).unwrap_or_default(),
            "group" => self.group = Grouping::from_id(value),
            "tab" => self.tab = Tab::from_id(value),
            _ => {}
        }
    }

    /// The query string without `?`, defaults left out, keys always in the same order; empty for the default.
    pub fn to_query_string(&self) -> String {
        let mut out = String::new();
        let filter = &self.filter;
        let mut push = |key: &str, value: &str| {
            if !value.is_empty() {
                push_pair(&mut out, key, value);
            }
        };
        let year = |year: Option<u16>| year.map(|year| year.to_string()).unwrap_or_default();
        let text = clean::line(&filter.text, MAX_TEXT).text;
        push("q", &text);
        push("kind", &joined(&filter.kinds));
        push("theme", &joined(&filter.themes));
        push("district", &joined(&filter.districts));
        push("signed_from", &year(filter.signed_from));
        push("signed_to", &year(filter.signed_to));
        push("citywide", if filter.citywide { "1" } else { "" });
        push("selected", self.selected.as_ref().map_or("", OrgId::as_str));
        push("view", self.view.map_or("", |view| if view == View::List { "list" } else { "map" }));
        push("at", &self.at.map(write_at).unwrap_or_default());
        push("sort", if self.sort == Sort::default() { "" } else { self.sort.id() });
        push("group", self.group.id());
        push("tab", self.tab.id());
        out
    }
}

/// Reads `lat,lon,zoom`; nothing when it is not on the globe or the zoom is not 0 to 19.
fn parse_at(text: &str) -> Option<Camera> {
    let mut parts = text.split(',').map(|part| decimal::parse(part.trim()));
    let (lat, lon, zoom) = (parts.next()??, parts.next()??, parts.next()??);
    Point::new(lon, lat)?;
    (parts.next().is_none() && (0.0..=MAX_ZOOM).contains(&zoom)).then(|| rounded(Camera { lon, lat, zoom }))
}

/// What an address keeps of a camera: a metre, a hundredth of a zoom level. A page that compares its camera with the
/// one in its address should round first.
pub fn rounded(camera: Camera) -> Camera {
    Camera {
        lon: decimal::rounded(camera.lon, 5),
        lat: decimal::rounded(camera.lat, 5),
        zoom: decimal::rounded(camera.zoom, 2),
    }
}

fn write_at(camera: Camera) -> String {
    let mut out = String::new();
    decimal::push(&mut out, camera.lat, 5);
    out.push(',');
    decimal::push(&mut out, camera.lon, 5);
    out.push(',');
    decimal::push(&mut out, camera.zoom, 2);
    out
}

/// Ids separated by commas; what is no id is left out.
fn ids(value: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    // `collect` would bring a sort of its own, some five kilobytes of wasm.
    ids.extend(value.split(',').map(str::trim).filter(|id| is_slug(id)).take(MAX_IDS).map(str::to_owned));
    ids
}

fn joined(ids: &BTreeSet<String>) -> String {
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    ids.join(",")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{MapQuery, Tab, View, rounded};
    use crate::core::geo::Camera;
    use crate::core::register::group::Grouping;
    use crate::core::register::signatory::OrgId;
    use crate::core::register::sort::Sort;
    use crate::core::register::strategies::{filter, point};
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    prop_compose! {
        fn query()(
            filter in filter(),
            selected in option::of("[a-z0-9-]{1,20}"),
            view in option::of(select(vec![View::List, View::Map])),
            at in option::of((point(), 0.0..19.0_f64)),
            sort in select(Sort::ALL.to_vec()),
            group in select(vec![Grouping::Standing, Grouping::District, Grouping::Kind]),
            tab in select(Tab::ALL.to_vec()),
        ) -> MapQuery {
            MapQuery {
                filter,
                selected: selected.and_then(|id| OrgId::parse(&id)),
                view,
                at: at.map(|(point, zoom)| rounded(Camera { lon: point.lon(), lat: point.lat(), zoom })),
                sort,
                group,
                tab,
            }
        }
    }

    #[test]
    fn the_bare_address_is_the_default_both_ways() {
        assert_eq!(MapQuery::from_query_string(""), MapQuery::default());
        assert_eq!(MapQuery::default().to_query_string(), "");
    }

    #[test]
    fn clearing_keeps_the_view() {
        let query =
            MapQuery::from_query_string("q=a&kind=b&citywide=1&selected=c&view=map&at=57,11,9&sort=newest&tab=table");
        assert_eq!(query.cleared().to_query_string(), "view=map&at=57,11,9&sort=newest&tab=table");
    }

    #[test]
    fn an_address_is_stable_and_readable() {
        let text = "q=%C3%A5%20b&kind=association,other&district=hisingen&signed_from=2012&citywide=1&selected=a-1\
                    &view=map&at=57.7089,11.9746,12.5&sort=newest&group=kind&tab=table";
        assert_eq!(MapQuery::from_query_string(text).to_query_string(), text);
        let shuffled = "?tab=table&group=kind&sort=newest&at=57.708900001,11.9746,12.50&view=map&selected=a-1&citywide=1&signed_from=2012&\
                        district=hisingen,&kind=other,association,other&q=+%C3%A5+b&utm=x";
        assert_eq!(MapQuery::from_query_string(shuffled).to_query_string(), text);
    }

    #[test]
    fn absurd_values_are_the_default() {
        for text in [
            "kind=../..,<script>,A",
            "signed_from=-1",
            "signed_from=99999",
            "signed_from=2020&signed_to=2012",
            "citywide=yes",
            "selected=%3Cscript%3E",
            "view=table",
            "at=91,0,5",
            "at=57.7,11.9,99",
            "at=1e9,2,3",
            "at=57.7,11.9",
            "at=NaN,NaN,NaN",
            "at=57.7,11.9,5,1",
            "sort=random",
            "tab=list",
            "tab=cards",
            "group=theme",
            "q=%00%E2%80%AE",
            "=&&=&%",
            "kind=",
        ] {
            assert_eq!(MapQuery::from_query_string(text), MapQuery::default(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_query_survives_its_address(query in query()) {
            prop_assert_eq!(MapQuery::from_query_string(&query.to_query_string()), query);
        }

        #[test]
        fn any_address_is_read_and_reading_it_again_changes_nothing(
            text in prop_oneof![
                any::<String>(),
                "(&?(q|kind|theme|district|signed_from|signed_to|citywide|selected|view|at|sort|group|tab)=[^&]{0,12}){0,6}",
                "at=-?[0-9.]{1,8},-?[0-9.]{1,8},[0-9.]{1,4}",
            ]
        ) {
            let query = MapQuery::from_query_string(&text);
            prop_assert_eq!(MapQuery::from_query_string(&query.to_query_string()), query);
        }
    }
}
