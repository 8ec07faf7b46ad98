package org.exeat.report;

import java.util.List;

/**
 * A machine readable zone as it is printed, and what is wrong with it.
 *
 * @param format such as "TD3, passport", or empty
 * @param lines as printed, the uppermost first; empty where none could be read
 * @param faults in reading order
 * @param checks the check digits; empty where the layout is not known
 */
public record MachineReadableZone(
    String format, List<String> lines, List<Fault> faults, List<CheckDigit> checks) {

  /**
   * Something that the zone should not say. A misread character is the likeliest cause, so it is
   * never shown as if it spoke against the document.
   *
   * @param line counted from 1
   * @param position first character, counted from 1; one more than the line has where characters
   *     are missing
   * @param length characters that are marked, or that are missing; 0 where it concerns none in
   *     particular
   * @param field such as "date of expiry"
   * @param what such as "there is no such date"
   * @param found the characters found there, or empty
   * @param expected the rule, or empty
   * @param suggestion what may really be there, or empty
   */
  public record Fault(
      int line,
      int position,
      int length,
      String field,
      String what,
      String found,
      String expected,
      String suggestion) {
    /** Checks. */
    public Fault {
      if (line < 1 || position < 1 || length < 0) {
        throw new IllegalArgumentException(
            "a fault at line "
                + line
                + ", position "
                + position
                + ", length "
                + length
                + ": lines and positions are counted from 1");
      }
    }

    private String place() {
      String many = length > 1 ? "positions " + position + " to " + (position + length - 1) : "";
      return "Line " + line + ", " + (many.isEmpty() ? "position " + position : many);
    }
  }

  /**
   * One check digit.
   *
   * @param field what it covers, such as "Document number"
   * @param printed as it stands in the zone
   * @param right whether it is the computed one
   */
  public record CheckDigit(String field, String printed, boolean right) {}

  /** Copies. */
  public MachineReadableZone {
    lines = List.copyOf(lines);
    faults = List.copyOf(faults);
    checks = List.copyOf(checks);
  }

  void write(Html to) {
    if (lines.isEmpty() && faults.isEmpty() && checks.isEmpty()) {
      return;
    }
    to.open("section", "aria-labelledby", "zone");
    to.element("h2", "Machine readable zone", "id", "zone");
    if (!format.isBlank()) {
      to.element("p", format, "class", "sum", "dir", "auto");
    }
    to.open("div", "class", checks.isEmpty() ? "zone" : "zone checked");
    to.open("div", "class", "printed");
    ZoneLines.write(to, lines, faults);
    faults(to);
    to.close();
    checks(to);
    to.close().close().line();
  }

  private void checks(Html to) {
    if (checks.isEmpty()) {
      return;
    }
    to.open("div").element("h3", "Check digits");
    List<String> heads = List.of("Of", "Printed", "Is");
    String caption = "Check digits of the zone";
    Table.write(to, "digits", caption, heads, rows -> checks.forEach(c -> check(rows, c)));
    to.close();
  }

  private static void check(Table rows, CheckDigit check) {
    Standing standing = check.right() ? Standing.GOOD : Standing.LOOK;
    rows.row(to -> to.text(check.field()));
    rows.cell("digit", to -> to.element("code", check.printed(), "dir", "ltr"));
    rows.cell(
        "result " + standing.style(),
        to -> {
          standing.sign(to);
          to.text(check.right() ? "Right" : "Wrong");
        });
  }

  private void faults(Html to) {
    if (faults.isEmpty()) {
      return;
    }
    to.element("h3", faults.size() == 1 ? "1 fault" : faults.size() + " faults");
    to.open("ol", "class", "faults");
    for (Fault fault : faults) {
      to.open("li").open("p").element("strong", fault.place()).text(", ");
      to.element("span", fault.field(), "dir", "auto").text(": ");
      to.element("span", fault.what(), "dir", "auto").close().open("dl");
      line(to, "Found", fault.found(), "code");
      line(to, "Expected", fault.expected(), "span");
      line(to, "Perhaps", fault.suggestion(), "span");
      to.close().close().line();
    }
    to.close();
  }

  private static void line(Html to, String name, String value, String tag) {
    if (!value.isBlank()) {
      to.open("div").element("dt", name).open("dd");
      to.element(tag, value, "dir", tag.equals("code") ? "ltr" : "auto").close().close();
    }
  }
}
