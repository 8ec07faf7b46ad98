package org.exeat.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One import into a trust store.
 *
 * @param when as shown
 * @param by the account that imported
 * @param file name, without folders
 * @param sha256 of the file, hexadecimal; may be empty
 * @param certificates that were added
 * @param lists revocation lists that were added
 * @param alreadyThere pieces that the store had
 * @param refused pieces that were not taken
 */
public record ImportLine(
    String when,
    String by,
    String file,
    String sha256,
    int certificates,
    int lists,
    int alreadyThere,
    List<Refusal> refused) {

  /**
   * A piece that was not taken.
   *
   * @param piece which
   * @param why the rule that it breaks
   */
  public record Refusal(String piece, String why) {}

  /** Copies. */
  public ImportLine {
    refused = List.copyOf(refused);
  }

  static void write(Html to, List<ImportLine> imports) {
    if (imports.isEmpty()) {
      return;
    }
    to.open("section", "aria-labelledby", "imports").element("h2", "Imports", "id", "imports");
    to.open("ol", "class", "imports");
    imports.forEach(each -> each.write(to));
    to.close().close().line();
  }

  private void write(Html to) {
    to.open("li").open("div", "class", "import");
    to.element("strong", when, "class", "date").open("span").text("by ");
    to.element("span", by, "dir", "auto").close();
    to.element("span", file, "class", "file", "dir", "auto");
    ShortHash.write(to, sha256);
    to.close().element("p", outcome(), "class", "outcome");
    if (!refused.isEmpty()) {
      to.open("details", "class", "refused").open("summary");
      Standing.LOOK.sign(to);
      to.text(refused.size() + " refused").close();
      reasons(to);
      to.close();
    }
    to.close().line();
  }

  private String outcome() {
    if (certificates == 0 && lists == 0) {
      return "Nothing added" + there() + ".";
    }
    return "Added "
        + (certificates == 0 ? "" : counted(certificates, "certificate"))
        + (certificates == 0 || lists == 0 ? "" : " and ")
        + (lists == 0 ? "" : counted(lists, "revocation list"))
        + there()
        + ".";
  }

  private String there() {
    return alreadyThere == 0 ? "" : "; " + alreadyThere + " already there";
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** Each reason once, with the pieces that it concerns. */
  private void reasons(Html to) {
    Map<String, List<String>> byReason =
        refused.stream()
            .collect(
                Collectors.groupingBy(
                    Refusal::why,
                    LinkedHashMap::new,
                    Collectors.mapping(Refusal::piece, Collectors.toList())));
    to.open("dl", "class", "reasons");
    byReason.forEach((why, pieces) -> {
      to.open("div").open("dt").element("span", why, "dir", "auto");
      to.text(pieces.size() == 1 ? "" : " (" + pieces.size() + ")").close();
      pieces.forEach(piece -> to.element("dd", piece, "dir", "auto"));
      to.close();
    });
    to.close();
  }
}
