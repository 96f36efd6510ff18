//! Writes the file so that a person can read a difference in it, and tells what it holds.

use samspel::core::decode::Row;
use samspel::core::geo::basemap::BasemapFile;
use serde::Serialize;
use std::fmt::Write as _;

/// The file as JSON, one ring, line or place per text line.
pub fn text(file: &BasemapFile) -> Result<String, serde_json::Error> {
    let mut out = String::from("{\n");
    let mut member = |name: &str, value: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "\"{name}\":{value},");
    };
    member("schema", &serde_json::to_string(&file.schema)?);
    member("bbox", &serde_json::to_string(&file.bbox)?);
    member("quantum", &serde_json::to_string(&file.quantum)?);
    member("attribution", &list(&file.attribution)?);
    member("places", &list(&file.places)?);
    member("water_lines", &list(&file.water_lines)?);
    member("borders", &list(&file.borders)?);
    let land = format!("{{\"overview\":{},\n\"detail\":{}}}", list(&file.land.overview)?, list(&file.land.detail)?);
    let _ = write!(out, "\"land\":{land}\n}}\n");
    Ok(out)
}

fn list<T: Serialize>(rows: &[Row<T>]) -> Result<String, serde_json::Error> {
    if rows.is_empty() {
        return Ok("[]".to_owned());
    }
    let rows = rows.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
    Ok(format!("[\n{}\n]", rows.join(",\n")))
}

/// Prints counts and bytes.
pub fn report(file: &BasemapFile, text: &str, out: &str) {
    for (grain, rings) in [(super::OVERVIEW, &file.land.overview), (super::DETAIL, &file.land.detail)] {
        println!(
            "  {:<9} {:>5} rings {:>7} points  (within {} m, rings from {} m²)",
            grain.name,
            rings.len(),
            points(rings),
            grain.tolerance_m,
            grain.least_m2
        );
    }
    println!("  borders   {:>5} lines {:>7} points", file.borders.len(), points(&file.borders));
    println!("  water     {:>5} lines", file.water_lines.len());
    println!("  places    {:>5} names", file.places.len());
    println!("  {out}: {} bytes, {} as brotli", text.len(), brotli_len(text));
}

fn points(rows: &[Row<Vec<i32>>]) -> usize {
    rows.iter().map(|row| if let Row::Good(coded) = row { coded.len() / 2 } else { 0 }).sum()
}

fn brotli_len(text: &str) -> usize {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    match brotli::BrotliCompress(&mut text.as_bytes(), &mut packed, &parameters) {
        Ok(_) => packed.len(),
        // Only a memory writer could fail here, and it does not.
        Err(_) => text.len(),
    }
}
