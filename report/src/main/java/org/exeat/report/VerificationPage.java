package org.exeat.report;

import java.util.List;
import java.util.Optional;

/**
 * A carload held against its travel documents, as a page of its own.
 *
 * @param title of the page
 * @param when as shown, or empty
 * @param subject one line: what was held against what, or empty
 * @param summary the counts
 * @param travellers one to a document
 * @param loneOccupants faces that no document answers for
 * @param photos the photographs read
 * @param matrix every comparison
 * @param unreadFiles what could not be used
 * @param explanations operating point, model, limits
 */
public record VerificationPage(
    String title,
    String when,
    String subject,
    Summary summary,
    List<Traveller> travellers,
    List<LoneOccupant> loneOccupants,
    List<Photo> photos,
    Matrix matrix,
    List<UnreadFile> unreadFiles,
    List<Explanation> explanations) {

  /**
   * The counts, people.
   *
   * @param coverageSentence such as "3 of 4 people were captured."
   * @param captured occupants captured well enough
   * @param present people known to be in the vehicle
   * @param confirmed verdicts that confirm
   * @param referred verdicts that send for an officer
   */
  public record Summary(
      String coverageSentence, int captured, int present, int confirmed, int referred) {}

  /**
   * The face assigned to a document, or one without a document.
   *
   * @param label such as "Occupant 2"
   * @param bestShot the best capture, where there is one to show
   */
  public record Occupant(String label, Optional<Picture> bestShot) {}

  /**
   * A document and who was found for it.
   *
   * @param document such as "Document 1"
   * @param fields what the document says
   * @param portrait from the document, where it could be read
   * @param occupant who was assigned, if anybody
   * @param holding what came of it
   */
  public record Traveller(
      String document,
      List<Fact> fields,
      Optional<Picture> portrait,
      Optional<Occupant> occupant,
      Holding holding) {
    /** Copies. */
    public Traveller {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A face without a document.
   *
   * @param occupant who
   * @param holding what came of it
   */
  public record LoneOccupant(Occupant occupant, Holding holding) {}

  /**
   * A file that could not be used.
   *
   * @param name file name
   * @param why in plain words
   */
  public record UnreadFile(String name, String why) {}

  /** Copies. */
  public VerificationPage {
    travellers = List.copyOf(travellers);
    loneOccupants = List.copyOf(loneOccupants);
    photos = List.copyOf(photos);
    unreadFiles = List.copyOf(unreadFiles);
    explanations = List.copyOf(explanations);
  }

  /** The page: HTML that fetches nothing and runs nothing. */
  public String html() {
    return Page.html(
        title,
        when,
        subject,
        to -> {
          summary(to);
          travellers(to);
          loneOccupants(to);
          photos(to);
          matrix.write(to);
          unread(to);
          Explanation.write(to, explanations);
        });
  }

  private void summary(Html to) {
    to.open("section", "class", "summary", "aria-labelledby", "summary");
    to.element("h2", "Summary", "id", "summary");
    to.element("p", summary.coverageSentence(), "class", "coverage").open("dl", "class", "counts");
    to.open("div").element("dt", "Captured");
    to.open("dd").text(Integer.toString(summary.captured()));
    to.element("span", " of " + summary.present() + " present", "class", "of").close().close();
    count(to, Mark.CONFIRMED, summary.confirmed());
    count(to, Mark.REFERRED, summary.referred());
    to.close().close().line();
  }

  private static void count(Html to, Mark mark, int count) {
    to.open("div", "class", mark.style()).open("dt");
    mark.sign(to);
    to.text(mark.word()).close().element("dd", Integer.toString(count)).close();
  }

  private void travellers(Html to) {
    to.open("section", "aria-labelledby", "travellers");
    to.element("h2", "Documents and travellers", "id", "travellers");
    if (travellers.isEmpty()) {
      to.element("p", "No document was presented.");
    }
    for (Traveller each : travellers) {
      to.open("article", "class", "card " + each.holding().verdict().style());
      each.holding().head(to, each.document());
      to.open("div", "class", "body").open("div", "class", "pair");
      face(to, each.portrait(), "Portrait", each.document(), "No portrait could be shown");
      String who = each.occupant().map(Occupant::label).orElse("Nobody assigned");
      Optional<Picture> shot = each.occupant().flatMap(Occupant::bestShot);
      face(to, shot, "Best shot", who, each.occupant().isPresent() ? "No shot to show" : "No face");
      to.close().open("div", "class", "words");
      each.holding().body(to, who);
      Fact.write(to, each.fields());
      to.close().close().close().line();
    }
    to.close().line();
  }

  private void loneOccupants(Html to) {
    if (loneOccupants.isEmpty()) {
      return;
    }
    to.open("section", "aria-labelledby", "lone");
    to.element("h2", "People without a document", "id", "lone");
    for (LoneOccupant each : loneOccupants) {
      String who = each.occupant().label();
      to.open("article", "class", "card " + each.holding().verdict().style());
      each.holding().head(to, who);
      to.open("div", "class", "body").open("div", "class", "pair");
      face(to, each.occupant().bestShot(), "Best shot", who, "No shot to show");
      to.close().open("div", "class", "words");
      each.holding().body(to, who);
      to.close().close().close().line();
    }
    to.close().line();
  }

  private static void face(
      Html to, Optional<Picture> picture, String what, String whose, String absent) {
    to.open("figure", "class", "face").open("div", "class", "mount");
    picture.ifPresentOrElse(
        shown -> shown.write(to, what + ", " + whose),
        () -> to.element("span", absent, "class", "absent"));
    to.close().open("figcaption").element("span", what, "class", "what").text(" " + whose);
    to.close().close();
  }

  private void photos(Html to) {
    to.open("section", "aria-labelledby", "photographs");
    to.element("h2", "Photographs", "id", "photographs");
    if (photos.isEmpty()) {
      to.element("p", "No photograph was read.");
    }
    to.open("div", "class", "photos");
    photos.forEach(photo -> photo.write(to));
    to.close().close().line();
  }

  private void unread(Html to) {
    if (unreadFiles.isEmpty()) {
      return;
    }
    to.open("section", "aria-labelledby", "unread");
    to.element("h2", "Files not used", "id", "unread");
    to.open("table", "class", "plain").element("caption", "Each file and why", "class", "aloud");
    to.open("thead").open("tr").element("th", "File", "scope", "col");
    to.element("th", "Why", "scope", "col").close().close().open("tbody");
    for (UnreadFile file : unreadFiles) {
      to.open("tr").element("th", file.name(), "scope", "row", "dir", "auto", "class", "file");
      to.element("td", file.why()).close();
    }
    to.close().close().close().line();
  }
}
