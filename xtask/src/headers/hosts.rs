//! The same headers in the words of hosts: `_headers` (Cloudflare Pages), nginx, Caddy.

use super::Policy;
use crate::error::Result;
use crate::project::write;
use std::fmt::Write as _;
use std::path::Path;

/// Writes the host files into the finished bundle: `_headers` at its top, the others in `_hosts/`.
///
/// * `dist`: the bundle's folder.
/// * `base`: the path the app is served under, as in `/` or `/sub/`.
/// * `files`: addresses of the bundle's files, as in `/boot.js`.
/// * `shell`: the page for addresses that have none of their own, as in `/index.html`.
///
/// # Errors
/// When a file cannot be written.
pub fn write_host_files(policy: &Policy, dist: &Path, base: &str, files: &[String], shell: &str) -> Result<()> {
    let base = base.trim_end_matches('/');
    write(&dist.join("_headers"), cloudflare(policy, base, files))?;
    write(&dist.join("_hosts/nginx.conf"), nginx(policy, base, shell))?;
    write(&dist.join("_hosts/Caddyfile"), caddy(policy, base, shell))
}

const MADE: &str = "# Made from deploy/headers.toml by `cargo xtask build`: change it there.\n";

/// Cloudflare's rules allow one star per path, so anything but `/start/**` is written out file by file. There a second
/// value for a header would be added to the first; `! Name` takes the first away.
fn cloudflare(policy: &Policy, base: &str, files: &[String]) -> String {
    let mut text = String::from(MADE);
    text.push_str(
        "# `! Name` takes away what an earlier rule set; a host that does not know it cannot serve the embeds.\n",
    );
    let mut seen: Vec<(String, &super::Rule)> = Vec::new();
    for rule in &policy.rules {
        for pattern in &rule.paths {
            if let Some(start) = pattern.prefix() {
                seen.push((format!("{base}{start}*"), rule));
            } else {
                let hits = files.iter().filter(|file| pattern.matches(file));
                seen.extend(hits.map(|file| (format!("{base}{file}"), rule)));
            }
        }
    }
    for (at, (address, rule)) in seen.iter().enumerate() {
        let _ = writeln!(text, "\n{address}");
        let earlier = |name: &String| seen.iter().take(at).any(|(_, rule)| rule.set.contains_key(name));
        for name in rule.unset.iter().chain(rule.set.keys().filter(|name| earlier(name))) {
            let _ = writeln!(text, "  ! {name}");
        }
        for (name, value) in &rule.set {
            let _ = writeln!(text, "  {name}: {value}");
        }
    }
    text
}

/// One `map` per header: nginx takes the first expression that fits, so the last rule stands first. An empty value
/// makes `add_header` send nothing.
fn nginx(policy: &Policy, base: &str, shell: &str) -> String {
    let mut maps = String::new();
    let mut adds = String::new();
    for name in policy.names() {
        let variable = format!("$samspel_{}", name.to_ascii_lowercase().replace('-', "_"));
        let _ = writeln!(maps, "map $samspel_path {variable} {{\n    default \"\";");
        for rule in policy.rules.iter().rev() {
            let value = match rule.set.get(name) {
                Some(value) => value,
                None if rule.unset.iter().any(|unset| unset == name) => "",
                None => continue,
            };
            for pattern in &rule.paths {
                let _ = writeln!(maps, "    \"~{}\" \"{value}\";", pattern.regex(base));
            }
        }
        maps.push_str("}\n");
        // What is missing now may be there after the next upload: an error is not kept, whatever its name promises.
        let always = if name == "Cache-Control" { "" } else { " always" };
        let _ = writeln!(adds, "    add_header {name} {variable}{always};");
    }
    let mut types = String::new();
    for (ending, content_type) in &policy.types {
        let plain = content_type.split(';').next().unwrap_or_default();
        let _ = writeln!(types, "        {plain} {ending};");
    }
    format!(
        "{MADE}# Include it inside `http {{ }}`, set the name, the folder and the certificate. Needs the modules gzip_static and
# brotli_static; without the latter leave its line out.

# The address as asked for: `$uri` changes when a page is looked up.
map $request_uri $samspel_path {{
    default \"/\";
    \"~^(?<samspel_asked>[^?]*)\" $samspel_asked;
}}
{maps}
server {{
    listen 80;
    server_name example.org;
    root /srv/samspel;
    charset utf-8;
    charset_types text/css text/csv text/javascript text/plain text/calendar application/xml;
    gzip_static on;
    gzip_vary on;
    brotli_static on;
    etag on;
    absolute_redirect off;
    types {{
{types}    }}
{adds}
    # Host files are nobody's business.
    location ~ ^{base}/(_headers|_hosts/) {{ return 404; }}
    # Data and files with an ending exist or are not found; they are never answered with a page.
    location ~ ^{base}/data/. {{ try_files $uri =404; }}
    location ~ \\.[^/]+$ {{ try_files $uri =404; }}
    location {base}/ {{ try_files $uri $uri/index.html {base}{shell}; }}
    error_page 404 @missing;
    location @missing {{
        types {{ }}
        default_type text/plain;
        return 404 \"404 Not Found\\n\";
    }}
}}
"
    )
}

/// Inside `route`, Caddy keeps the order written, and a later `header` replaces an earlier one.
fn caddy(policy: &Policy, base: &str, shell: &str) -> String {
    let mut rules = String::new();
    for (at, rule) in policy.rules.iter().enumerate() {
        let expressions: Vec<String> = rule.paths.iter().map(|pattern| pattern.regex(base)).collect();
        let _ = writeln!(rules, "        @rule{at} path_regexp rule{at} `{}`", expressions.join("|"));
        let _ = writeln!(rules, "        header @rule{at} {{");
        for name in &rule.unset {
            let _ = writeln!(rules, "            -{name}");
        }
        for (name, value) in &rule.set {
            let _ = writeln!(rules, "            {name} `{value}`");
        }
        rules.push_str("        }\n");
    }
    let mut types = String::new();
    for (at, ending) in ["geojson", "wasm", "webmanifest"].iter().enumerate() {
        if let Some(content_type) = policy.types.get(*ending) {
            let _ = writeln!(
                types,
                "        @type{at} path *.{ending}\n        header @type{at} Content-Type `{content_type}`"
            );
        }
    }
    format!(
        "{MADE}# Set the name and the folder.
example.org {{
    root * /srv/samspel
    route {{
{rules}{types}        # Host files are nobody's business.
        respond {base}/_headers 404
        respond {base}/_hosts/* 404
        # Data and files with an ending exist or are not found; they are never answered with a page.
        @page {{
            not path_regexp `^{base}/data/.|\\.[^/]+$`
            file {{
                try_files {{path}} {{path}}/index.html {base}{shell}
            }}
        }}
        rewrite @page {{http.matchers.file.relative}}
        file_server {{
            precompressed br gzip
        }}
    }}
    # What is missing now may be there after the next upload: an error is not kept, whatever its name promises.
    handle_errors {{
        header Cache-Control no-store
        header Content-Type `text/plain; charset=utf-8`
        respond `{{err.status_code}} {{err.status_text}}`
    }}
}}
"
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::project::Project;

    fn policy() -> Policy {
        Policy::load(&Project::new()).unwrap()
    }

    #[test]
    fn one_star_rules_are_kept_and_others_written_out_by_file() {
        let files = ["/index.html".to_owned(), "/app-0123456789abcdef.js".to_owned()];
        let text = cloudflare(&policy(), "/sub", &files);
        assert!(text.contains("\n/sub/*\n") && text.contains("\n/sub/embed/*\n  ! Cross-Origin-Opener-Policy\n"));
        assert!(text.contains("\n/sub/app-0123456789abcdef.js\n"));
        assert!(!text.contains("/**") && !text.contains("[hash]"));
    }

    #[test]
    fn a_replaced_header_is_first_taken_away() {
        let text = cloudflare(&policy(), "", &[]);
        let (_, embed) = text.split_once("\n/embed/*\n").unwrap();
        let taken = embed.find("! Content-Security-Policy").unwrap();
        let set = embed.find("Content-Security-Policy: ").unwrap();
        assert!(taken < set);
    }

    #[test]
    fn nginx_asks_the_last_rule_first() {
        let text = nginx(&policy(), "", "/index.html");
        let (_, map) = text.split_once("map $samspel_path $samspel_cache_control {").unwrap();
        let (map, _) = map.split_once("}\n").unwrap();
        assert!(map.find("/data/v1/").unwrap() < map.find("\"~^/.*$\"").unwrap());
        assert_eq!(text.matches('{').count(), text.matches('}').count());
    }

    #[test]
    fn caddy_names_every_rule() {
        let text = caddy(&policy(), "/sub", "/index.html");
        assert_eq!(text.matches("path_regexp rule").count(), policy().rules.len());
        assert!(text.contains("^/sub/embed/.*$|^/sub/en/embed/.*$"));
    }
}
