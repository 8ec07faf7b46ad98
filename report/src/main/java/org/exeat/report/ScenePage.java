package org.exeat.report;

import java.util.List;

/**
 * A scene at a glance: the lane from above and what each camera sees.
 *
 * @param title of the page
 * @param subject one line: the scene, its version, the instant that is shown
 * @param plan the lane
 * @param views one for each camera
 */
public record ScenePage(String title, String subject, LanePlan plan, List<View> views) {
  public ScenePage {
    views = List.copyOf(views);
  }

  /**
   * What one camera sees.
   *
   * @param camera its name
   * @param words what is to be known about the picture
   */
  public record View(String camera, String words, Picture picture) {}

  /** The page: HTML that fetches nothing and runs nothing. */
  public String html() {
    return Page.html(
        title,
        "",
        subject,
        CSS,
        to -> {
          to.within("section", plan::write, "class", "plan");
          for (View v : views) {
            to.open("section").element("h2", v.camera()).element("p", v.words());
            v.picture().write(to, "What camera " + v.camera() + " sees");
            to.close();
          }
        });
  }

  private static final String CSS =
      "\nmain { max-width: 1320px; } main img, main svg { max-width: 100%; height: auto; }\n";
}
