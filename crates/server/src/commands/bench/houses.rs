//! The houses that are measured: a town, its server, its people, and the bare server beside it.

use super::{
    Options, albums,
    crowd::{self, Crowd, Size},
    governed, graded, store, town,
    workloads::{self, Asked},
};
use crate::config::Config;
use base::Clock;
use bench::{
    Result,
    bare::{self, Weight},
    child::{self, Server},
    http::Connection,
    load::{self, Target, Window, Workload},
};
use db::Db;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::Duration,
};
use tempfile::TempDir;

/// One town, open.
pub struct House {
    pub pupils: usize,
    pub crowd: Arc<Crowd>,
    pub db: Db,
    pub product: Server,
    pub resident_at_first: f64,
    pub pages: Vec<Measured>,
    bare: Server,
    pub engine: Option<&'static str>,
    /// Gone with the house.
    _folder: TempDir,
}

/// A page, and what was measured of it.
pub struct Measured {
    pub product: Arc<Workload>,
    pub is_page: bool,
    /// What the answer weighs.
    pub bytes: usize,
    pub windows: Vec<Window>,
    pub bare_windows: Vec<Window>,
    bare: Arc<Workload>,
}

const CROWD: Size = Size { guardians: 800, teachers: 200, logins: 200 };
const PATIENCE: Duration = Duration::from_mins(1);
/// One more than a page of the inbox shows.
const LETTERS_EACH: usize = 26;

/// Opens a copy of the town, which is made first when nobody has.
pub async fn open(options: &Options, pupils: usize) -> Result<House> {
    let (folder, kept) = kept(options, pupils).await?;
    let run = tempfile::Builder::new().prefix("run-").tempdir_in(folder)?;
    if options.database.is_none() {
        kept.backup(run.path().join("preau.sqlite")).await?;
    }
    drop(kept);
    let config = config(options, run.path(), pupils);
    let (db, _) = crate::house::open_database(&config).await.map_err(|it| it.to_string())?;
    town::age(&db).await?;
    let mut crowd = crowd::gather(&db, CROWD).await?;
    let mut product = town::serve(&std::env::current_exe()?, &config)?;
    product.is_open("/sante/prete", PATIENCE).await?;
    let resident_at_first = bench::cpu::resident(product.pid()).own;
    crowd.take_tokens(product.address).await?;
    let crowd = Arc::new(crowd);
    let families = albums::publish(&db, product.address).await?;
    let governed = governed::open(&db).await?;
    let graded = graded::open(&db).await?;
    let told = workloads::Told { families, governed, graded };
    let asked = workloads::all(&crowd, told, product.address).await?;
    let (weights, pages) = weigh(asked, &product).await?;
    let folder = run.path().join("weights");
    bare::write(&folder, &weights)?;
    let address = child::free_address()?;
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("bench-bare").arg(&folder).arg(address.to_string());
    let mut bare = Server::start(&mut command, address)?;
    bare.is_open("/", PATIENCE).await?;
    let engine = options.database.as_ref().map(|_| "postgres");
    Ok(House { pupils, crowd, db, product, resident_at_first, pages, bare, engine, _folder: run })
}

pub fn config(options: &Options, data: &Path, pupils: usize) -> Config {
    let database = options.database.as_ref().map(|url| in_schema(url, &schema(pupils)));
    Config { data: data.to_owned(), database: database.unwrap_or_default(), ..Config::default() }
}

fn schema(pupils: usize) -> String {
    format!("preau_bench_{pupils}")
}

fn in_schema(url: &str, schema: &str) -> String {
    let mark = if url.contains('?') { '&' } else { '?' };
    format!("{url}{mark}options=-c%20search_path%3D{schema}")
}

/// The folder of a town and its database, made when it is not there.
async fn kept(options: &Options, pupils: usize) -> Result<(PathBuf, Db)> {
    let engine = options.database.as_ref().map_or("sqlite", |_| "postgres");
    let folder = options.folder()?.join(format!("{engine}-{pupils}"));
    fs::create_dir_all(&folder)?;
    if let Some(url) = &options.database {
        let (url, schema) = (url.clone(), Some(schema(pupils)));
        let config = db::Config::Postgres { url, schema, connections: 1 };
        Db::open(&config, 0, Clock::system()).await?;
    }
    let config = config(options, &folder, pupils);
    let (db, _) = crate::house::open_database(&config).await.map_err(|it| it.to_string())?;
    if db.read(store::letters).await? > 0 {
        governed::tell(&db, pupils).await?;
        graded::tell(&db, &config).await?;
        return Ok((folder, db));
    }
    println!("La ville de {pupils} élèves n’est pas encore là : elle est faite une fois.");
    let files = tempfile::tempdir()?;
    let made = town::make(&config, pupils, files.path()).await?;
    println!(
        "  {} personnes, entrées en {:.1} s : {:.0} par seconde.",
        made.persons,
        made.feed.as_secs_f64(),
        made.persons_per_second()
    );
    let letters = fill(&config, &db).await?;
    println!("  {letters} lettres écrites par les directions.");
    governed::tell(&db, pupils).await?;
    graded::tell(&db, &config).await?;
    // As an import does, and as PostgreSQL does by itself within a minute.
    db.analyze().await?;
    Ok((folder, db))
}

/// Each head writes to the families of the school, as often as an inbox has lines.
async fn fill(config: &Config, db: &Db) -> Result<i64> {
    let few = Size { guardians: 1, teachers: 1, logins: 1 };
    let mut crowd = crowd::gather(db, few).await?;
    let mut server = town::serve(&std::env::current_exe()?, config)?;
    server.is_open("/sante/prete", PATIENCE).await?;
    crowd.take_tokens(server.address).await?;
    let heads: Vec<_> = crowd.heads.into_iter().map(|head| (head.browser, head.families)).collect();
    let count = heads.len();
    let request = move |number: u64| {
        let at = usize::try_from(number).unwrap_or(0) % count;
        let (browser, families) = &heads[at];
        workloads::letter(browser, std::slice::from_ref(families), number)
    };
    let writing = Workload::new("remplissage", request, |it| it.status == 201);
    let writing = Arc::new(writing.at_most(count as u64));
    let target = Target { address: server.address, server: server.pid(), engine: None };
    for _ in 0..LETTERS_EACH {
        load::window(&writing, &target, 4, Duration::from_mins(10)).await?;
        while db.read(store::on_the_way).await? > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        town::age(db).await?;
    }
    let letters = db.read(store::letters).await?;
    server.close(PATIENCE)?;
    Ok(letters)
}

/// Asks for each page some times: its weight is that of the middle one.
async fn weigh(asked: Vec<Asked>, product: &Server) -> Result<(Vec<Weight>, Vec<Measured>)> {
    let mut line = Connection::open(product.address).await?;
    let (mut weights, mut pages): (Vec<Weight>, Vec<Measured>) = (Vec::new(), Vec::new());
    for Asked { workload, method, route, is_page } in asked {
        let mut answers = Vec::new();
        for number in 0..9 {
            let answer = line.ask(&(workload.request)(number)).await?;
            if !(workload.is_right)(&answer) {
                return Err(format!("{}: {}", workload.name, answer.text()).into());
            }
            answers.push(answer.raw.to_vec());
        }
        answers.sort_by_key(Vec::len);
        let raw = answers.swap_remove(answers.len() / 2);
        let bare = Arc::new(workload.again());
        let product = Arc::new(workload.from(9));
        let (windows, bare_windows) = (Vec::new(), Vec::new());
        pages.push(Measured { product, is_page, bytes: raw.len(), windows, bare_windows, bare });
        let is_known = weights.iter().any(|it| it.route == route && it.method == method);
        if !is_known {
            weights.push(Weight { method, route, raw });
        }
    }
    Ok((weights, pages))
}

impl House {
    fn target(&self) -> Target {
        let (address, server) = (self.product.address, self.product.pid());
        Target { address, server, engine: self.engine }
    }

    fn bare_target(&self) -> Target {
        Target { address: self.bare.address, server: self.bare.pid(), engine: None }
    }

    /// Every person once, every statement prepared.
    pub async fn warm_up(&self, options: &Options) -> Result<()> {
        for page in &self.pages {
            let length = 2 * options.window();
            load::window(&page.product, &self.target(), options.users, length).await?;
            load::window(&page.bare, &self.bare_target(), options.users, length).await?;
        }
        Ok(())
    }
}

impl House {
    /// Load of one kind, while somebody looks at the process from outside.
    pub async fn load_only(&self, name: &str, options: &Options) -> Result<()> {
        let is_it = |page: &&Measured| page.product.name == name;
        let begins = |page: &&Measured| page.product.name.starts_with(name);
        let page = self.pages.iter().find(is_it).or_else(|| self.pages.iter().find(begins));
        let page = page.ok_or_else(|| format!("« {name} » n’est pas mesuré"))?;
        println!("« {name} » est servi par le processus {}", self.product.pid());
        let length = Duration::from_secs(options.seconds);
        let users = options.users;
        let window = load::window(&page.product, &self.target(), users, length).await?;
        println!("{:.0} requêtes, {:.0} µs de CPU chacune", window.count, window.server_us);
        Ok(())
    }
}

/// A window of everything: towns and servers alternate, and who is first changes.
pub async fn round(houses: &mut [House], options: &Options, round: usize) -> Result<()> {
    let count = houses.len();
    let pages = houses.first().map_or(0, |house| house.pages.len());
    for page in 0..pages {
        for turn in 0..count {
            let house = &mut houses[(turn + round) % count];
            let (target, bare_target) = (house.target(), house.bare_target());
            let measured = &mut house.pages[page];
            let (users, length) = (options.users, options.window());
            let window = load::window(&measured.product, &target, users, length).await?;
            measured.windows.push(window);
            let window = load::window(&measured.bare, &bare_target, users, length).await?;
            measured.bare_windows.push(window);
        }
    }
    for house in houses {
        // The brake forgets what was sent in this round.
        town::age(&house.db).await?;
    }
    Ok(())
}
