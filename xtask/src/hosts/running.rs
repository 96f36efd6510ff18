//! A server that runs until it is dropped.

use crate::error::{Error, Result};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The process and where it answers.
#[derive(Debug)]
pub struct Running {
    child: Child,
    port: u16,
}

impl Running {
    /// Starts `command` and waits until something listens on `port` of the loopback address.
    ///
    /// # Errors
    /// When it cannot be started, ends at once, or does not listen in time.
    pub fn start(name: &str, mut command: Command, port: u16) -> Result<Self> {
        println!("[hosts] starting {name} on http://127.0.0.1:{port}/");
        let child = command.spawn().map_err(|source| Error::Start { program: name.to_owned(), source })?;
        let mut running = Self { child, port };
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let start = Instant::now();
        while TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_err() {
            let ended = matches!(running.child.try_wait(), Ok(Some(_)) | Err(_));
            if ended || start.elapsed() > PATIENCE {
                return Err(Error::Other(format!("{name} does not answer")));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(running)
    }

    /// Its address, with a slash at the end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // nginx's master takes its workers along only when it is asked to end.
        let id = self.child.id().to_string();
        let asked = Command::new("kill").arg(&id).status().is_ok_and(|status| status.success());
        let start = Instant::now();
        while asked && start.elapsed() < Duration::from_secs(5) {
            if matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
