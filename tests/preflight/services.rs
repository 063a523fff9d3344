//! Local services: certificates, TLS and HTTP servers, a proxy, databases.

use std::{
    fmt::Write as _,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    os::unix::{fs::MetadataExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread,
};

use tempfile::TempDir;

use crate::machine::needed;

/// An address of this machine on which nothing listens.
pub fn closed_address() -> String {
    // The listener is dropped here, and the system does not immediately reuse its port.
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

fn openssl(folder: &Path, arguments: &[&str]) {
    let output = Command::new("openssl").args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A certificate and its key.
pub struct Certificate {
    certificate: PathBuf,
    key: PathBuf,
}

/// A certificate authority for these tests.
pub struct Authority {
    folder: TempDir,
}

impl Authority {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let configuration = "[ca]\ndefault_ca = it\n[it]\ndatabase = index.txt\nnew_certs_dir = .\nrand_serial = yes\ndefault_md = sha256\ncertificate = ca.pem\nprivate_key = ca.key\npolicy = any\n[any]\ncommonName = supplied\n";
        std::fs::write(folder.path().join("ca.cnf"), configuration).unwrap();
        std::fs::write(folder.path().join("index.txt"), "").unwrap();
        let authority = Self { folder };
        authority.make_self_signed(
            "ca",
            "Planner test authority",
            "basicConstraints=critical,CA:TRUE",
        );
        authority
    }

    /// The path of the authority's certificate.
    pub fn certificate(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// Issues a certificate for names that is valid between two dates.
    pub fn issue(&self, names: &[&str], from: &str, until: &str) -> Certificate {
        let (from, until) = (format!("{from}000000Z"), format!("{until}000000Z"));
        self.sign(names, &["-startdate", &from, "-enddate", &until])
    }

    /// Issues a certificate for names that expires in some days.
    pub fn issue_for_days(&self, names: &[&str], days: u32) -> Certificate {
        self.sign(names, &["-days", &days.to_string()])
    }

    /// Makes a self-signed certificate.
    pub fn self_signed(&self, name: &str) -> Certificate {
        self.make_self_signed("self", name, &format!("subjectAltName=DNS:{name}"))
    }

    fn make_self_signed(&self, file: &str, name: &str, extension: &str) -> Certificate {
        let (key, certificate) = (format!("{file}.key"), format!("{file}.pem"));
        openssl(
            self.folder.path(),
            &[
                &["req", "-x509", "-days", "100", "-subj", &format!("/CN={name}")][..],
                &["-addext", extension, "-out", &certificate],
                &KEY,
                &["-keyout", &key],
            ]
            .concat(),
        );
        self.files(file)
    }

    fn sign(&self, names: &[&str], validity: &[&str]) -> Certificate {
        let folder = self.folder.path();
        let mut extensions = String::from("subjectAltName=");
        for (index, name) in names.iter().enumerate() {
            let _ = write!(extensions, "{}DNS:{name}", if index > 0 { "," } else { "" });
        }
        std::fs::write(folder.join("extensions.cnf"), extensions).unwrap();
        let subject = format!("/CN={}", names[0]);
        let request = ["req", "-subj", &subject, "-out", "leaf.csr"];
        openssl(folder, &[&request[..], &KEY, &["-keyout", "leaf.key"]].concat());
        openssl(
            folder,
            &[
                &["ca", "-batch", "-notext", "-config", "ca.cnf", "-extfile", "extensions.cnf"][..],
                &["-in", "leaf.csr", "-out", "leaf.pem"],
                validity,
            ]
            .concat(),
        );
        self.files("leaf")
    }

    fn files(&self, name: &str) -> Certificate {
        let file = |extension| self.folder.path().join(format!("{name}.{extension}"));
        Certificate { certificate: file("pem"), key: file("key") }
    }
}

/// The arguments for keys that are fast to generate.
const KEY: [&str; 5] = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

/// A process that ends with its test.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // This fails if the process has already ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An HTTPS server, run by openssl.
pub struct TlsServer {
    pub address: String,
    _process: Process,
}

impl TlsServer {
    pub fn start(certificate: &Certificate) -> Self {
        let mut child = Command::new("openssl")
            .args(["s_server", "-accept", "127.0.0.1:0", "-www", "-cert"])
            .arg(&certificate.certificate)
            .arg("-key")
            .arg(&certificate.key)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .by_ref()
            .map(Result::unwrap)
            .find_map(|line| Some(line.strip_prefix("ACCEPT ")?.to_owned()))
            .expect("openssl prints its address");
        // Drains the rest of the output, so that the pipe does not fill up.
        thread::spawn(move || lines.for_each(drop));
        Self { address, _process: Process(child) }
    }
}

/// Reads the head of a request or a `CONNECT`.
fn read_head(stream: &TcpStream) -> String {
    let mut head = String::new();
    let mut reader = BufReader::new(stream);
    while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).unwrap_or(0) > 0 {}
    head
}

/// Passes every connection to a function, each in its own thread.
fn listen(answer: impl Fn(TcpStream) + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let answer = std::sync::Arc::new(answer);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            thread::spawn(move || answer(stream));
        }
    });
    url
}

/// A response of an HTTP server. Header lines end with `\r\n`.
pub struct HttpAnswer {
    pub status: &'static str,
    pub headers: String,
    pub body: String,
}

/// An HTTP server that closes each connection after one response.
pub struct HttpServer {
    pub url: String,
}

impl HttpServer {
    pub fn start(answer: impl Fn(&str) -> HttpAnswer + Send + Sync + 'static) -> Self {
        let url = listen(move |mut stream| {
            let HttpAnswer { status, headers, body } = answer(&read_head(&stream));
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            );
        });
        Self { url }
    }
}

/// A proxy that connects all allowed hosts to one server, and answers 403 for others.
pub struct Proxy {
    pub url: String,
}

impl Proxy {
    pub fn start(server: &str, allowed: &[&str]) -> Self {
        let server = server.to_owned();
        let allowed: Vec<String> =
            allowed.iter().map(|host| format!("CONNECT {host}:443 ")).collect();
        let url = listen(move |mut client| {
            let head = read_head(&client);
            if !allowed.iter().any(|line| head.starts_with(line)) {
                let _ = client.write_all(b"HTTP/1.1 403 Forbidden\r\n\r\n");
                return;
            }
            let mut server = TcpStream::connect(&server).unwrap();
            let _ = client.write_all(b"HTTP/1.1 200 Connected\r\n\r\n");
            let (mut from_server, mut to_client) =
                (server.try_clone().unwrap(), client.try_clone().unwrap());
            thread::spawn(move || std::io::copy(&mut from_server, &mut to_client));
            let _ = std::io::copy(&mut client, &mut server);
        });
        Self { url }
    }
}

/// Options for a small server, because several run at the same time.
const SMALL: [&str; 3] =
    ["--innodb-buffer-pool-size=16M", "--innodb-log-file-size=8M", "--innodb-use-native-aio=0"];

/// A `MariaDB` server.
pub struct MariaDb {
    pub port: String,
    socket: PathBuf,
    _process: Process,
    _folder: TempDir,
}

impl MariaDb {
    /// Starts an empty server with an option file.
    pub fn start(option_file: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let option =
            |name: &str, value: &str| format!("--{name}={}", folder.path().join(value).display());
        // As root, the server requires this option; other users may not set it.
        let by_root = folder.path().metadata().unwrap().uid() == 0;
        let user = by_root.then_some("--user=root");
        let made = Command::new(needed("mariadb-install-db"))
            .args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"])
            .args(user)
            .arg(option("datadir", "data"))
            // Servers would otherwise share the names of their temporary tables.
            .arg(option("tmpdir", ""))
            .args(SMALL)
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        std::fs::write(folder.path().join("parameters.cnf"), option_file).unwrap();
        let port = closed_address().rsplit(':').next().unwrap().to_owned();
        let mut child = Command::new(needed("mariadbd"))
            .arg(option("defaults-file", "parameters.cnf"))
            .args(user)
            .arg("--bind-address=127.0.0.1")
            .arg(format!("--port={port}"))
            .arg(option("datadir", "data"))
            .arg(option("socket", "socket"))
            .arg(option("pid-file", "pid"))
            .arg(option("log-bin", "binlog"))
            .arg(option("tmpdir", ""))
            .args(SMALL)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let process = Process(child);
        let mut said = String::new();
        while !said.contains("ready for connections") {
            assert!(log.read_line(&mut said).unwrap() > 0, "mariadbd did not start:\n{said}");
        }
        assert!(!said.contains("unknown"), "mariadbd does not know an option:\n{said}");
        thread::spawn(move || log.read_to_end(&mut Vec::new()));
        Self { port, socket: folder.path().join("socket"), _process: process, _folder: folder }
    }

    /// Runs statements as the administrator, and returns the client's output.
    pub fn administer(&self, statements: &str) -> Output {
        let mut client = Command::new(needed("mariadb"))
            .args([
                "--no-defaults",
                "--user=root",
                "--batch",
                "--skip-column-names",
                "--default-character-set=utf8mb4",
            ])
            .arg(format!("--socket={}", self.socket.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        client.stdin.take().unwrap().write_all(statements.as_bytes()).unwrap();
        client.wait_with_output().unwrap()
    }
}

/// A Redis server with a password.
pub struct Redis {
    pub port: String,
    _process: Process,
}

impl Redis {
    pub fn start(password: &str) -> Self {
        let port = closed_address().rsplit(':').next().unwrap().to_owned();
        // One program acts according to its name. Debian's package with the clients has it under another
        // name, and does not start a server.
        let mut child = Command::new(needed("redis-check-rdb"))
            .arg0("redis-server")
            .args(["--port", &port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            .args(["--requirepass", password])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let process = Process(child);
        assert!(
            lines.any(|line| line.contains("Ready to accept connections")),
            "Redis did not start"
        );
        thread::spawn(move || lines.for_each(drop));
        Self { port, _process: process }
    }
}
