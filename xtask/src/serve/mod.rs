//! Serving the bundle the way a host should: precompressed, with the real headers, with real 404s. The browser tests
//! run against this same server.

mod answer;
mod resolve;
#[cfg(test)]
mod tests;

pub use resolve::SHELLS;

use crate::args::Args;
use crate::build::{self, Plan};
use crate::error::{Doing as _, Error, Result};
use crate::headers::Policy;
use crate::project::Project;
use answer::Site;
use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// What to serve, and where.
#[derive(Debug)]
pub struct Options {
    /// The bundle's folder.
    pub dist: PathBuf,
    /// The path it is served under, beginning and ending with `/`.
    pub base: String,
    /// The headers.
    pub policy: Policy,
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
}

/// A server at work in its own thread, until it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    base: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts serving.
    ///
    /// # Errors
    /// [`Error::Bind`] when the port cannot be had.
    pub fn start(options: Options) -> Result<Self> {
        let port = options.port;
        let bind = |source| Error::Bind { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(bind)?;
        listener.set_nonblocking(true).map_err(bind)?;
        let address = listener.local_addr().map_err(bind)?;
        let base = options.base.clone();
        let site = Arc::new(Site { dist: options.dist, base: options.base, policy: options.policy });
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .doing(|| "starting the server".to_owned())?;
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            runtime.block_on(async move {
                let router = Router::new().fallback(answer).with_state(site);
                match tokio::net::TcpListener::from_std(listener) {
                    Ok(listener) => {
                        tokio::spawn(async move { axum::serve(listener, router).await });
                        // Also ends when the sender is gone.
                        let _ = stopped.await;
                    }
                    Err(why) => eprintln!("the server cannot listen: {why}"),
                }
            });
            // Open connections are cut: browsers keep theirs alive for minutes.
            runtime.shutdown_background();
        });
        Ok(Self { address, base, stop: Some(stop), thread: Some(thread) })
    }

    /// The address of the app's start page.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// Serves until the program is ended.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said why itself.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
    site.answer(request.method(), request.uri().path(), request.headers())
}

/// `cargo xtask serve`.
///
/// # Errors
/// When the build fails, the folder is not a bundle, or the port is taken.
pub fn run(project: &Project, args: &[String]) -> Result<()> {
    let mut args = Args::new(args);
    let port = args.value("--port")?.unwrap_or(8080);
    let dist = args.value::<PathBuf>("--dist")?;
    let base = build::base_of(&args.value::<String>("--base")?.unwrap_or_else(|| "/".to_owned()))?;
    args.finish()?;
    // The port first: nobody wants to hear after ten minutes of building that it is taken.
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|source| Error::Bind { port, source })?;
    let dist = if let Some(folder) = dist {
        folder
    } else {
        let plan = Plan { base: base.clone(), dist: project.join("dist"), site: String::new() };
        build::ensure_fresh(project, &plan)?;
        plan.dist
    };
    if !SHELLS.iter().any(|shell| dist.join(shell).is_file()) {
        return Err(Error::invalid(&dist, "there is no index.html in it; `cargo xtask build` makes one"));
    }
    let server = Server::start(Options { dist, base, policy: Policy::load(project)?, port })?;
    println!("\nSamspel is served on {}\nCtrl+C ends it.", server.url());
    server.wait();
    Ok(())
}
