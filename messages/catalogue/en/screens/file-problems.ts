/** Why a file, or all files of an import together, cannot be read; the name of the file stands before it. */
export const fileProblem = {
  folder_missing: "This is no folder that can be read.",
  no_files: "There is no .csv, .tsv, .xlsx or .gz file.",
  empty_file: "The file is empty.",
  damaged_archive: "A damaged or incomplete gzip file. Export or copy it again.",
  file_too_large: "Larger than {megabytes} MB once unpacked. Split the export.",
  too_many_records:
    "Together the files hold {records, plural, one {# record} other {# records}}; one import takes {most}. Leave out the oldest orders or interactions.",
  too_much_memory:
    "Reading the files needs more than {megabytes} MB of memory. Leave out the oldest orders or interactions.",
  old_excel: "An Excel workbook of the old kind (.xls). Save it as .xlsx or CSV.",
  damaged_workbook: "A damaged or protected workbook. Open it and save it again as .xlsx or CSV.",
  not_text: "Byte {byte} is zero: this is neither CSV text nor an XLSX workbook.",
  unknown_charset: "The letters are not written in UTF-8. Choose the way in which they read right.",
  no_such_charset: "The mapping names the charset “{charset}”, which does not exist.",
  wrong_charset: "There are bytes that do not exist in {charset}, the charset chosen.",
  quote_not_closed: "A quote opened in row {row} is never closed, or is closed lines later amid a field.",
  ends_in_quotes: "The file ends inside a quoted field: the quote opened in row {row} is never closed.",
  damaged_csv: "Row {row} cannot be read as CSV ({fault}).",
  columns_missing: "It looks like “{slot}” of the mapping {mapping}, but these columns are missing: {columns}.",
  file_missing: "The mapping {mapping} needs a file with the columns {columns}.",
  file_missing_beside:
    "The mapping {mapping} needs a file with the columns {columns}. It found no use for these, by their first rows: {unused}.",
  no_mapping_fits:
    "The columns fit none of the known mappings ({known}). Map them by example, or write a mapping file.",
  ambiguous_mapping: "The columns fit the mappings {first} and {second} alike. Name one of them.",
  mapping_unreadable: "The mapping file cannot be read.",
  mapping_no_json: "The mapping is no JSON: {fault}.",
  mapping_fault: "The mapping cannot be used: {fault}.",
  mapping_unknown_column:
    "The mapping {mapping} names the column “{column}”, which is neither among the headers of “{slot}” nor of a file joined to it before.",
  mapping_unknown_file: "The mapping {mapping} names the file “{slot}”, which is not among its files.",
  mapping_join_twice: "The mapping {mapping} calls two joins of “{slot}” alike: “{join}”.",
};
