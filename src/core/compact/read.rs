//! Which members each type of the compact is read from; what follows a semicolon may be absent.

use super::{
    Area, ColourPair, Disagreement, District, Event, Example, Figure, Group, Helper, HelperQuestion, HomeText, Kind,
    Origin, Party, PartyText, Period, Principle, SamplePlanRow, Section, Source, Statement, Term, Theme, Undertaker,
    Version, Vocabularies,
};
use crate::core::json::{from_members, from_words};

from_words!(Origin { Compact = "compact", National = "national", Other = "other", Interpretation = "interpretation" });
from_words!(Party { Organisation = "organisation", City = "city" });
from_words!(Undertaker { City = "city", Organisation = "organisation", Both = "both" });
from_members!(Statement { id, party, text, origin; sources, note });
from_members!(ColourPair { light, dark });
from_members!(Example { title, text, invented; sources });
from_members!(Principle {
    id, slug, name, short, colour, symbol, sentence, why, statements, works, warnings, example, questions, areas;
    slugs, terms
});
from_members!(Area { id, name, text, groups; terms });
from_members!(Group { id, name });
from_members!(Event { id, year, when, title, text, sources; key });
from_members!(Period { id, name, from, to });
from_members!(Helper { section, title, lead, questions, fits, unsure, differs; differs_text });
from_members!(HelperQuestion { id, text, about });
from_members!(Figure { id, value, label, sources });
from_members!(Section { id, title, paragraphs; points, sources });
from_members!(Disagreement { id, question, versions, ours });
from_members!(Version { text, sources });
from_members!(Term { id, term, definition; parts });
from_members!(Source { id, title, publisher; url });
from_members!(Kind { id, name, shape });
from_members!(Theme { id, name });
from_members!(District { id, name, at });
from_members!(Vocabularies { kinds, themes, districts });
from_members!(PartyText { id, name, short, we_are, text });
from_members!(HomeText { title, lead, plan_title, plan_text, plan_rows });
from_members!(SamplePlanRow { principle, what, when, who, measure });
