package org.exeat.report;

import java.util.List;
import java.util.Locale;

/**
 * What a trust store holds of one state.
 *
 * @param code as in its certificates
 * @param name in words, or empty
 * @param authorities that are valid now
 * @param expired authorities that are not valid any more
 * @param links between keys
 * @param signers document signers
 * @param vouched authorities, valid or expired, that a verified master list names
 * @param list whether its revocation list can be used
 * @param listDate when the newest list was made, as shown, or empty
 */
public record TrustState(
    String code,
    String name,
    int authorities,
    int expired,
    int links,
    int signers,
    int vouched,
    ListState list,
    String listDate) {

  /** Whether a state's revocation list can be used. */
  public enum ListState {
    CURRENT("Current", Sign.TICK, "good"),
    /** There is one, and it is too old to be relied on. */
    STALE("Stale", Sign.EXCLAMATION, "look"),
    MISSING("Missing", Sign.QUESTION, "look");

    private final String word;
    private final Sign sign;
    private final String style;

    ListState(String word, Sign sign, String style) {
      this.word = word;
      this.sign = sign;
      this.style = style;
    }

    /** As it is shown. */
    public String word() {
      return word;
    }
  }

  /** Checks. */
  public TrustState {
    if (authorities < 0 || expired < 0 || links < 0 || signers < 0 || vouched < 0) {
      throw new IllegalArgumentException("state " + code + " has a count below 0");
    }
    if (vouched > authorities + expired) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "state %s has %d authorities, and master lists vouch for %d",
              code,
              authorities + expired,
              vouched));
    }
  }

  static void write(Html to, List<TrustState> states) {
    if (states.isEmpty()) {
      return;
    }
    to.open("section", "aria-labelledby", "states").element("h2", "By state", "id", "states");
    Table.write(
        to,
        "states",
        "What the trust store holds of each state",
        List.of(
            "State",
            "Valid authorities",
            "Expired",
            "Links",
            "Signers",
            "Vouched",
            "Revocation list"),
        rows -> states.forEach(state -> state.row(rows)));
    to.element(
        "p",
        "Vouched: authorities that a verified master list names, of all that are held.",
        "class",
        "key-words");
    to.close().line();
  }

  private void row(Table rows) {
    rows.row(to -> {
      to.element("strong", code);
      if (!name.isBlank()) {
        to.text(" " + name);
      }
    });
    if (authorities == 0) {
      rows.cell("number look", TrustState::none);
    } else {
      rows.cell(authorities);
    }
    rows.cell(expired).cell(links).cell(signers);
    int all = authorities + expired;
    rows.cell(all == 0 ? "number none" : "number", to -> to.text(vouched + " of " + all));
    rows.cell("result " + list.style, this::list);
  }

  private static void none(Html to) {
    Standing.LOOK.sign(to);
    to.text("0");
  }

  private void list(Html to) {
    list.sign.write(to, list.style);
    to.text(list.word);
    if (!listDate.isBlank()) {
      to.element("span", " " + listDate, "class", "date");
    }
  }
}
