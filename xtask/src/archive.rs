//! Zip files that are the same to the byte wherever and whenever they are made of the same files.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Files by their path in the archive.
pub(crate) type Contents = BTreeMap<String, Vec<u8>>;

/// The files below a folder.
///
/// # Errors
///
/// When one cannot be read.
pub(crate) fn contents(folder: &Path) -> Result<Contents> {
    let mut contents = Contents::new();
    add(folder, folder, &mut contents)?;
    Ok(contents)
}

fn add(root: &Path, folder: &Path, contents: &mut Contents) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read.", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            add(root, &path, contents)?;
        } else {
            contents.insert(name(path.strip_prefix(root)?), fs::read(&path)?);
        }
    }
    Ok(())
}

/// A path as zip files write it.
pub(crate) fn name(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Writes an archive: in the order of the names, each dated 1980-01-01, where zip files begin to count.
///
/// # Errors
///
/// When it cannot be written.
pub(crate) fn write(archive: &Path, contents: &Contents) -> Result<()> {
    let file = File::create(archive).with_context(|| format!("{} cannot be written.", archive.display()))?;
    let mut zip = ZipWriter::new(file);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default());
    for (name, content) in contents {
        let is_script = name.starts_with(".ci/");
        zip.start_file(name, options.unix_permissions(if is_script { 0o755 } else { 0o644 }))?;
        zip.write_all(content)?;
    }
    zip.finish()?;
    Ok(())
}

/// Unpacks an archive into an empty folder.
///
/// # Errors
///
/// When it is no archive or cannot be unpacked.
pub(crate) fn unpack(archive: &Path, into: &PathBuf) -> Result<()> {
    let file = File::open(archive).with_context(|| format!("{} cannot be read.", archive.display()))?;
    zip::ZipArchive::new(file)?.extract(into).with_context(|| format!("{} cannot be unpacked.", archive.display()))
}

/// The SHA-256 of a file, in hexadecimal.
///
/// # Errors
///
/// When it cannot be read.
pub(crate) fn sha256(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read.", file.display()))?;
    Ok(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_make_the_same_archive_and_come_out_of_it() -> Result<()> {
        let folder = crate::process::target()?.join("archive");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("in/b"))?;
        fs::write(folder.join("in/b/c.txt"), "one")?;
        fs::write(folder.join("in/a.txt"), "two")?;
        let [first, second] = ["1.zip", "2.zip"].map(|name| folder.join(name));
        write(&first, &contents(&folder.join("in"))?)?;
        std::thread::sleep(std::time::Duration::from_millis(2100));
        fs::write(folder.join("in/a.txt"), "two")?;
        write(&second, &contents(&folder.join("in"))?)?;
        assert_eq!(sha256(&first)?, sha256(&second)?);
        unpack(&first, &folder.join("out"))?;
        assert_eq!(contents(&folder.join("in"))?, contents(&folder.join("out"))?);
        fs::write(folder.join("in/a.txt"), "two!")?;
        write(&second, &contents(&folder.join("in"))?)?;
        assert_ne!(sha256(&first)?, sha256(&second)?);
        Ok(())
    }
}
