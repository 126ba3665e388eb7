//! The built-in catalogue holds together, and mistakes in an own file are named with file, entry and
//! field.

use interdict::catalog::{self, CatalogError, CatalogFile};

#[test]
fn the_built_in_catalogue_is_whole() {
    let catalog = catalog::builtin().unwrap_or_else(|errors| {
        panic!("{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    });
    assert_eq!(catalog.measures.len(), 89);
    assert_eq!(catalog.products.len(), 65);
    assert_eq!(catalog.vendors.len(), 56);
    assert_eq!(catalog.measures_of("kaspersky").count(), 31);
    assert_eq!(catalog.products_of("kaspersky").count(), 22);
    assert_eq!(catalog.counts(), (89, 86));
    assert_eq!(catalog.version(), "2026-11-24");
}

#[test]
fn every_kaspersky_product_has_evidence_and_a_way_out() {
    let catalog = catalog::builtin().unwrap();
    for product in catalog.products_of("kaspersky") {
        assert!(product.facts().iter().any(|(_, fact)| fact.literal), "{}", product.id);
        let recipe = &product.removal;
        assert!(
            !recipe.command.is_empty() || !recipe.prerequisites.is_empty(),
            "{} has no recipe",
            product.id
        );
    }
}

fn own(text: &str) -> Vec<CatalogError> {
    let files = [CatalogFile { name: "own.toml", text }];
    catalog::from_files(catalog::builtin_files(), &files).err().unwrap_or_default()
}

#[test]
fn an_own_file_is_laid_over_the_built_in_one() {
    let text = r#"
schema_version = 1
[[vendor]]
id = "kaspersky"
name = "Kaspersky, as we call it"
country = "RU"
legal_names = []
also_known_as = []
products = []
notes = ""
names_verified = true
sources = []
"#;
    let files = [CatalogFile { name: "own.toml", text }];
    let catalog = catalog::from_files(catalog::builtin_files(), &files).unwrap();
    assert_eq!(catalog.vendors["kaspersky"].name, "Kaspersky, as we call it");
    assert_eq!(catalog.vendors["kaspersky"].layer, catalog::Layer::Own("own.toml".to_owned()));
    assert_eq!(catalog.vendors["bytedance"].layer, catalog::Layer::BuiltIn);
}

#[test]
fn mistakes_name_file_entry_and_field() {
    let product = |extra: &str| {
        format!(
            "schema_version = 1\n[[product]]\nid = \"our-product\"\nvendor = \"nobody\"\nname = \"P\"\n\
             category = \"vpn\"\nverified = false\nevidence_verified = 0\nevidence_unverified = 0\n{extra}"
        )
    };
    let errors = own(&product(""));
    let text = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(
        text.contains("own.toml: our-product, vendor: there is no vendor \"nobody\""),
        "{text}"
    );
    assert!(text.contains("give no evidence to look for"), "{text}");

    let errors = own(&product("colour = \"blue\"\n"));
    assert!(matches!(&errors[0], CatalogError::Syntax { file, message }
        if file == "own.toml" && message.contains("colour")));

    let errors = own("schema_version = 7\n");
    assert!(errors[0].to_string().contains("schema_version"), "{errors:?}");
}

#[test]
fn every_file_of_the_folder_is_compiled_in() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalog/data");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "toml") {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                found.push(name);
            }
        }
    }
    found.sort();
    let compiled: Vec<&str> = catalog::builtin_files().iter().map(|file| file.name).collect();
    assert_eq!(found, compiled);
}

#[test]
fn answers_become_jurisdictions_and_audiences() {
    use interdict::model::{Audience, Jurisdiction};
    let catalog = catalog::builtin().unwrap();
    let ticked = ["public-national", "federal-contract"].map(str::to_owned).into();
    let texas = [Jurisdiction::new("us-tx")];
    let profile = catalog.profile_of(&texas, &ticked);
    assert_eq!(profile.audiences, [Audience::FederalAgencies, Audience::FederalContractors]);
    assert!(profile.includes(&Jurisdiction::new("US")));
    assert_eq!(catalog.ticked_in(&profile), ticked);
    // Nobody works under a United States contract by a tick that Italy does not show.
    let italy = catalog.profile_of(&[Jurisdiction::new("IT")], &ticked);
    assert_eq!(italy.audiences, [Audience::PublicAdministration]);
    assert_eq!(catalog.place_name(&texas[0]), "Texas");
}

#[test]
fn every_audience_that_a_measure_binds_by_name_can_be_chosen() {
    use interdict::model::Audience;
    let catalog = catalog::builtin().unwrap();
    // What no organisation with a list of programs is: they are reached through others.
    let never = [
        Audience::Everyone,
        Audience::UsPersons,
        Audience::VendorOnly,
        Audience::AppStoresHosts,
        Audience::Isps,
        Audience::Exporters,
        Audience::ImportersSellers,
        Audience::VehicleMakers,
    ];
    for measure in catalog.measures.values() {
        for audience in measure.binds.iter().filter(|audience| !never.contains(audience)) {
            let offered = catalog.answers.iter().any(|answer| {
                let place = [measure.jurisdiction.clone()];
                answer.is_for(&place) && answer.audiences_in(&place).contains(audience)
            });
            assert!(offered, "{}: {audience} cannot be chosen there", measure.id);
        }
    }
}
