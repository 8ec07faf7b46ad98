package org.exeat.report;

/**
 * What a trust store holds, in numbers.
 *
 * @param states with anything in the store
 * @param authorities that are valid now
 * @param expired authorities that are not valid any more
 * @param links between keys
 * @param signers document signers
 * @param currentLists states whose revocation list can be used
 * @param staleLists states whose revocation list is too old
 * @param missingLists states without a revocation list
 */
public record TrustCounts(
    int states,
    int authorities,
    int expired,
    int links,
    int signers,
    int currentLists,
    int staleLists,
    int missingLists) {

  void write(Html to) {
    to.open("section", "class", "summary", "aria-labelledby", "summary");
    to.element("h2", "Summary", "id", "summary").open("dl", "class", "counts trust");
    count(to, "States", states, "");
    count(to, "Authorities", authorities, "valid, " + expired + " expired");
    count(to, "Links", links, "");
    count(to, "Document signers", signers, "");
    String rest = "current, " + staleLists + " stale, " + missingLists + " missing";
    count(to, "Revocation lists", currentLists, rest);
    to.close().close().line();
  }

  private static void count(Html to, String name, int count, String of) {
    to.open("div").element("dt", name).open("dd").text(Integer.toString(count));
    if (!of.isEmpty()) {
      to.element("span", " " + of, "class", "of");
    }
    to.close().close();
  }
}
