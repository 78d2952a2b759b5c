"""data/*.csv to tables: read strictly, load all or nothing per file, keep what people edited."""
