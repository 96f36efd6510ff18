//! Who publishes the site and how to reach them, from the endpoint's index.

use crate::core::text::messages::{common, pages as t};
use crate::core::text::safe_url::SafeUrl;
use crate::state::endpoint::Endpoint;
use crate::state::load::Load;
use crate::state::site::Site;
use leptos::prelude::*;

/// Name, e-mail and website of the publisher; says so while they are on their way or cannot be had.
#[component]
pub fn Publisher() -> impl IntoView {
    let lang = Site::get().lang.get_untracked();
    let file = Endpoint::get().index();
    let retry = move |_| file.retry();
    move || match file.get() {
        Load::Pending => view! { <p class="small">{t::publisher_waiting(lang)}</p> }.into_any(),
        Load::Failed(_) => view! {
            <p class="cluster">
                {t::publisher_failed(lang)}
                <button type="button" class="button quiet" on:click=retry>
                    {common::retry(lang)}
                </button>
            </p>
        }
        .into_any(),
        Load::Ready { value, .. } => {
            let publisher = &value.publisher;
            let email = (!publisher.email.is_empty()).then(|| {
                view! {
                    <br />
                    <a href=format!("mailto:{}", publisher.email)>{publisher.email.clone()}</a>
                }
                .into_any()
            });
            let site = SafeUrl::parse(&publisher.url).ok().map(|url| {
                view! {
                    <br />
                    <a href=url.as_str().to_owned() rel="noopener noreferrer external">{url.host()}</a>
                }
                .into_any()
            });
            view! { <p class="publisher"><strong>{publisher.name.clone()}</strong> {email} {site}</p> }.into_any()
        }
    }
}
