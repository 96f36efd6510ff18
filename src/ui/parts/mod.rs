//! Parts that several pages share.

pub mod anchors;
pub mod copying;
pub mod defined;
pub mod dialog;
pub mod easy;
pub mod example_notice;
pub mod in_turn;
pub mod kind_icon;
pub mod level_marks;
pub mod loaded;
pub mod page_title;
pub mod prose;
pub mod publisher;
pub mod read_aloud;
pub mod rosette;
pub mod rosette_table;
pub mod save_notices;
pub mod save_status;
pub mod segment;
pub mod source_list;
pub mod statements;
pub mod symbol;
pub mod tabs;
pub mod unfolding;
pub mod views;
pub mod when;
