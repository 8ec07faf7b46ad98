package org.exeat.report;

import java.util.List;

/**
 * The people of the vehicles that passed a lane, as they were captured.
 *
 * @param title of the page
 * @param subject one line
 * @param passages in the order in which they passed
 */
public record PassagesPage(String title, String subject, List<Passage> passages) {
  public PassagesPage {
    passages = List.copyOf(passages);
  }

  /**
   * One vehicle.
   *
   * @param words its coverage
   */
  public record Passage(String name, String words, List<Person> people) {
    public Passage {
      people = List.copyOf(people);
    }
  }

  /**
   * Somebody in it.
   *
   * @param name number and seat
   * @param words how the capture came about
   * @param face the aligned face of the best shot
   */
  public record Person(String name, String words, Picture face) {}

  private static final String CSS =
      "\n.people { display: flex; flex-wrap: wrap; gap: 20px; margin-top: 14px; }"
          + " .people figure { width: 170px; } .people img { width: 150px; height: auto; }\n";

  /** The page: HTML that fetches nothing and runs nothing. */
  public String html() {
    return Page.html(
        title,
        "",
        subject,
        CSS,
        to -> {
          for (Passage p : passages) {
            to.open("section").element("h2", p.name()).element("p", p.words());
            to.open("div", "class", "people");
            for (Person person : p.people()) {
              to.open("figure");
              person.face().write(to, "The best shot of " + person.name());
              to.open("figcaption").element("strong", person.name()).text(" " + person.words());
              to.close().close();
            }
            to.close().close();
          }
        });
  }
}
