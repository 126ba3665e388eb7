//! Gives the Windows programs their icon, version information and manifest. Does nothing for other
//! targets; which target it is, the environment says, since this script runs on the building machine.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=icons/app.ico");
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("windows") {
        return;
    }
    let mut resource = winresource::WindowsResource::new();
    resource
        .set_icon("icons/app.ico")
        .set("ProductName", "Interdict")
        .set("FileDescription", "Finds software that governments restrict")
        .set("LegalCopyright", "The Interdict authors; MIT or Apache-2.0");
    if let Err(error) = resource.compile() {
        panic!("the icon and version information could not be compiled: {error}");
    }
    // Per-monitor DPI, UTF-8, long paths, Common Controls 6 and asInvoker are what a new manifest has.
    let manifest = embed_manifest::new_manifest("Interdict.Interdict");
    if let Err(error) = embed_manifest::embed_manifest(manifest) {
        panic!("the manifest could not be embedded: {error}");
    }
}
