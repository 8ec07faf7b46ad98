package org.exeat.report;

/**
 * What all of it comes to, first on the page.
 *
 * @param standing the sign
 * @param headline such as "Authentic", "Issuer unknown", "Altered: DG2"
 * @param sentence what that means in plain words, or empty
 * @param action what to do now, or empty
 */
public record Banner(Standing standing, String headline, String sentence, String action) {

  void write(Html to) {
    to.open("section", "class", "banner " + standing.style(), "aria-labelledby", "outcome");
    to.open("p", "class", "standing");
    standing.sign(to);
    to.text(standing.word()).close();
    to.element("h2", headline, "id", "outcome", "dir", "auto");
    if (!sentence.isBlank()) {
      to.element("p", sentence, "class", "sentence", "dir", "auto");
    }
    if (!action.isBlank()) {
      to.open("p", "class", "action").element("strong", "What to do: ");
      to.element("span", action, "dir", "auto").close();
    }
    to.close().line();
  }
}
