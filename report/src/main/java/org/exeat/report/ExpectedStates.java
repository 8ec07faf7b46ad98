package org.exeat.report;

import java.util.List;

/**
 * The states whose documents the operator expects, and those among them that nobody in the trust
 * store answers for.
 *
 * @param expected states that the operator lists
 * @param missing of those, the ones without an authority
 */
public record ExpectedStates(int expected, List<Missing> missing) {

  /**
   * A state without an authority.
   *
   * @param code as in the operator's list
   * @param name in words, or empty
   * @param words what that means or what there is instead, or empty
   */
  public record Missing(String code, String name, String words) {}

  /** Checks and copies. */
  public ExpectedStates {
    missing = List.copyOf(missing);
    if (expected < missing.size()) {
      throw new IllegalArgumentException(
          missing.size() + " states are missing of " + expected + " that are expected");
    }
  }

  void write(Html to) {
    if (expected == 0) {
      return;
    }
    Standing standing = missing.isEmpty() ? Standing.GOOD : Standing.LOOK;
    to.open("section", "class", "banner " + standing.style(), "aria-labelledby", "missing");
    to.open("p", "class", "standing");
    standing.sign(to);
    to.text("Of " + expected + (expected == 1 ? " state" : " states") + " that are expected");
    to.close().element("h2", headline(), "id", "missing");
    if (!missing.isEmpty()) {
      to.element(
          "p",
          "Documents of theirs may end as issuer unknown. That says nothing against them.",
          "class",
          "sentence");
      to.open("ul", "class", "missing");
      missing.forEach(each -> write(to, each));
      to.close();
    }
    to.close().line();
  }

  private String headline() {
    return switch (missing.size()) {
      case 0 -> "None lacks an authority";
      case 1 -> "1 lacks an authority";
      default -> missing.size() + " lack an authority";
    };
  }

  private static void write(Html to, Missing state) {
    to.open("li").element("strong", state.code(), "dir", "auto");
    if (!state.name().isBlank()) {
      to.text(" ").element("span", state.name(), "dir", "auto");
    }
    if (!state.words().isBlank()) {
      to.text(" ").element("span", state.words(), "class", "what", "dir", "auto");
    }
    to.close();
  }
}
