//! Rendered template text -> blocks.
