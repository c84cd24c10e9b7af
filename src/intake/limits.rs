//! All bounds of what is read from outside, in one place, each with its reason.
//!
//! A form with 100 tasks has 20 kB and 600 cells; what comes back may hold pictures, further
//! sheets and a history of earlier years. The bounds leave much room for all that and keep one
//! file from taking more than some hundred megabytes of memory.

/// One mebibyte.
pub const MIB: u64 = 1 << 20;

/// Files of a folder of returns, those in its folders included: ten thousand units with a form, a
/// stamped copy and a correction; a whole disk is no such folder.
pub const FILES: usize = 30_000;

/// Bytes of a file, in MiB: a form with a few photos in it.
pub const FILE_MIB: u64 = 32;

/// Bytes of an archive or a mail, in MiB: several forms with the photos beside them.
pub const CARRIER_MIB: u64 = 48;

/// Bytes of a file that is looked at at all, in MiB: a scan of a hundred pages; its hash takes half a second.
pub const HASHED_MIB: u64 = 256;

/// Files in an archive or a mail, those in the archives and mails inside it included.
pub(super) const ENCLOSED: usize = 500;

/// Bytes of all these files unpacked, in MiB.
pub(super) const ENCLOSED_MIB: u64 = 256;

/// Bytes of all that these files hold unpacked, in MiB, each tag counted as no fewer than [`TAG`]. A form has forty
/// to ninety thousand.
pub(super) const OPENED_MIB: u64 = 64;

/// Bytes that a tag of a large part counts for at least: office programs write seventeen for a blank cell, and a
/// processor reads four million cells a second, however short they are.
pub(super) const TAG: u64 = 16;

/// Archives and mails inside each other: a zip in a forwarded mail in a mail in a zip.
pub(super) const NESTING: usize = 4;

/// Readers that may die or hang over one archive or mail before it is left unread.
pub const TROUBLES: usize = 2;

/// Bytes of a picture shown inside a mail's text that is taken for decoration: a unit's sign in
/// a signature. A photo of a sealed page is larger.
pub(super) const DECORATION: usize = 16 << 10;

/// Lines of a mail's head. Each server on the way adds a dozen, a thousand addressees take a
/// thousand; the parser of mails keeps some hundred bytes for each.
pub(super) const HEAD_LINES: usize = 10_000;

/// Bytes of all the fields of heads in a mail, those of its parts and of the mails in it included, in MiB.
/// Ten thousand addressees take half of one; the parser of mails keeps each address and parameter at
/// many times its size.
pub(super) const FIELDS_MIB: u64 = 2;

/// Lines of a mail that may begin a part of it, or a field of a part's head: 500 files take some thousands.
pub(super) const PART_LINES: usize = 10_000;

/// Bytes of a report of mails that came back that are read: it names some mailboxes.
pub(super) const REPORT: usize = 64 << 10;

/// Characters of a mail's subject and of its sender that are kept: all that is attached has them with it.
pub(super) const MAIL_FIELD: usize = 500;

/// Characters of a mail's text that are kept.
pub(super) const MAIL_TEXT: usize = 2_000;

/// Parts of an archive: a workbook has about 15, and one for each picture.
pub(super) const PARTS: u64 = 1_000;

/// Entries of an archive's directory before it is read at all, those of archives in it included.
pub(super) const ENTRIES: usize = 20_000;

/// Bytes of one part unpacked, in MiB. The reader holds a part's longest text and all shared
/// strings in memory, at up to four times their size.
pub(super) const PART_MIB: u64 = 16;

/// The same of a sheet, whose blank rows are left out while it is unpacked: Excel has 1,048,576 rows,
/// and writes some 60 bytes for each that has a format.
pub(super) const SHEET_MIB: u64 = 90;

/// Bytes of all parts unpacked, in MiB.
pub(super) const UNPACKED_MIB: u64 = 96;

/// Bytes at the head of an XML part that are searched for what no office program writes. The
/// places that matter (DOCTYPE, the root's attributes) stand before everything else.
pub(super) const HEAD: u64 = HEAD_BYTES as u64;
/// The same as a length.
pub(super) const HEAD_BYTES: usize = 16_384;

/// Formats of cells that a workbook may have; Excel's own bound.
pub(super) const CELL_FORMATS: usize = 65_490;

/// Characters of a number format's code, of which Excel has no more. The reader copies it for each format of a
/// cell.
pub(super) const FORMAT_CODE: usize = 255;

/// Bytes of a font's name, which is copied likewise: Excel has 31 characters.
pub(super) const FONT_NAME: usize = 600;

/// Documents of an OFD file whose pages are counted.
pub(super) const DOCUMENTS: usize = 32;

/// Bytes of the document parts of an OFD file together: a page takes a hundred, and no more than 1,000 are counted.
pub(super) const DOCUMENT_XML: usize = 4 << 20;

/// Bytes of one stream of a PDF that are unpacked to count its pages: lists of a hundred or two objects, or of
/// where ten thousand lie.
pub(super) const PDF_STREAM: usize = 64 << 10;

/// Bytes of sealed copies of one archive or mail that are read to count their pages, in MiB; the copy that
/// passes it is still counted. A scan of ten pages comes to 7.
pub(super) const PAGED_MIB: u64 = 16;

/// Bytes of an XML part that is kept from the check, so that it is unpacked once.
pub(super) const SMALL: u64 = 256 << 10;
/// Bytes of all parts that are kept.
pub(super) const KEPT: u64 = 4 << 20;

/// Bytes that a shared string takes at least: `<si/>`.
pub(super) const SHARED_STRING: u64 = 5;

/// Formats, fonts, names or shared strings that a part lists. Excel has at most 65,490 formats; a
/// workbook with all the cells that may be filled has fewer texts.
pub(super) const LISTED: usize = 300_000;

/// Bytes of a part unpacked from which on it could list so many, and is looked through.
pub(super) const CROWDED: u64 = MIB;

/// Sheets of a workbook: Excel opens with one to three; forms of other years may be copied in.
pub(super) const SHEETS: usize = 64;

/// Rows, from the first, that may hold something.
pub(super) const ROWS: u32 = 10_000;

/// Columns, from the first, that may hold something.
pub(super) const COLUMNS: u32 = 500;

/// Cells of the workbook that hold something, or of all workbooks of one archive or mail.
pub(super) const CELLS: usize = 200_000;

/// Bytes of all their texts together, likewise: a form has a hundred thousand. A long text that is
/// shared by many cells is small in the file and large in memory.
pub(super) const CHARACTERS: usize = 4 << 20;

/// Bytes of all that workbooks of one archive or mail hold besides texts (names of cells, properties, merged
/// regions, hidden rows), in MiB: as much as one part of one may have.
pub(super) const BESIDE_MIB: u64 = PART_MIB;

/// Lines of an answer. The longest that were seen have sixty; each takes a line of the report, and 32,767
/// characters may be as many lines.
pub const LINES: usize = 500;

/// Lists, or styles, of a Word document. Word has a few hundred styles; a list is made with each click.
pub(super) const NUMBERINGS: usize = 20_000;

/// How often a password may have to be hashed. Office programs hash it 100,000 times; a million takes
/// a second.
pub(super) const SPINS: u32 = 1_000_000;

/// The same for all workbooks of one archive or mail together: sixty as Excel writes them.
pub(super) const ARRIVAL_SPINS: u32 = 6_000_000;

/// Merged regions of a sheet.
pub(super) const MERGES: usize = 20_000;

/// Cells that the merged regions of a workbook cover, where something is written beside or below them: as
/// many as may be filled. Regions that lie over each other count each for itself.
pub(super) const COVERED: usize = CELLS;

/// Memory of the process that reads what has no streaming reader, in MiB.
pub const READER_MIB: usize = 160;

/// Seconds it may take. A form takes some milliseconds.
pub const READER_SECONDS: u64 = 10;

/// Bytes of what it may answer, in MiB: the texts of all cells, escaped.
pub const ANSWER_MIB: u64 = 64;
