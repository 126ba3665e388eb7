//! Why a machine is taken for another one, or is not: reasons, for which the window has the words.

/// A machine as a reason names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Called {
    /// By its name.
    Named(String),
    /// It was never read with a name.
    Nameless,
}

/// Why a machine is one that is known, is new, or is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A person said so.
    YouSaidSo,
    /// A person said of several machines that they are read like this.
    SaidOfSeveral,
    /// The serial number is the same, and one of the two has no name.
    SerialSame,
    /// Name and serial number are the same.
    NameAndSerialSame,
    /// Serial number and hardware id are the same; it was called otherwise.
    SerialAndHardwareSame(Called),
    /// The serial number is another machine's, and the name is a new one.
    SerialOfAnother(Called),
    /// The serial number is another machine's; name and hardware id are others.
    SerialOnOtherHardware(Called),
    /// The serial number is one machine's, the name another's.
    SerialOfOneNameOfOther(Called),
    /// Of a candidate: it has the serial number and another name.
    SerialSameNameOther,
    /// Of a candidate: it has the name, and its serial number is not known.
    NameSameSerialUnknown,
    /// Several machines have this serial number, and no name tells them apart.
    SerialOfSeveral,
    /// The hardware id is the same, and one of the two has no name.
    HardwareSame,
    /// Name and hardware id are the same.
    NameAndHardwareSame,
    /// The hardware id is another machine's, the name is another.
    HardwareOfAnother(Called),
    /// Of a candidate: it has the hardware id and another name.
    HardwareSameNameOther,
    /// Of a candidate: it has the name; the hardware id is another's.
    NameSameHardwareOfAnother,
    /// Neither a name nor a serial number is known of it.
    NothingKnown,
    /// No known machine has this name.
    NoSuchName,
    /// The machine of this name has another serial number.
    OtherSerial,
    /// Several known machines have this name.
    SeveralOfThisName,
    /// Several known machines have this name; of this one the serial number is not known.
    SeveralOfThisNameSerialUnknown,
    /// The name is the same, the hardware id is another.
    OtherHardware,
    /// The name is the same, the system is another.
    OtherSystem,
    /// The name is the same.
    NameSame,
    /// The name is the same but for its domain.
    NameSameButDomain,
    /// The name is the same, cut after fifteen letters.
    NameCut,
}
