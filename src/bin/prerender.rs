//! Writes every page as static HTML: `prerender TEMPLATE DATA OUT BASE [SITE]`.
//!
//! `cargo xtask build` calls it after trunk: with the page trunk finished, the folder of the endpoint, the folder to write
//! into, the path the app will be served under, and the site's address where it is known.

use samspel::prerender::{Order, write_all};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(order) = Order::from_arguments(&arguments) else {
        eprintln!("prerender TEMPLATE DATA OUT BASE [SITE]");
        return ExitCode::from(2);
    };
    match write_all(&order) {
        Ok(count) => {
            println!("[build] {count} pages written as HTML");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("prerender: {why}");
            ExitCode::FAILURE
        }
    }
}
