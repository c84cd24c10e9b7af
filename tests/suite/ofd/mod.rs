//! The OFD that the program writes (GB/T 33190-2016, GB/T 42133-2022), read back as what it is: an archive of
//! XML parts and fonts.

mod archive;
mod asked;
mod parts;
mod schema;
mod written;
