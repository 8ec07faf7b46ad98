package org.exeat.report;

import java.util.function.Consumer;

/** The frame of every page: head, header, main; nothing is fetched and nothing runs. */
final class Page {
  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

  private Page() {}

  static String html(String title, String when, String subject, Consumer<Html> main) {
    return html(title, when, subject, "", main);
  }

  /** A page with rules of its own, {@code css}, on top of those of all pages. */
  static String html(String title, String when, String subject, String css, Consumer<Html> main) {
    Html page = new Html();
    page.open("html", "lang", "en").line().open("head");
    page.open("meta", "charset", "utf-8");
    page.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.open("meta", "name", "referrer", "content", "no-referrer");
    page.open("meta", "name", "color-scheme", "content", "light dark");
    page.element("title", title).line().style(Stylesheet.CSS + css).line().close().line();
    page.open("body").open("header").element("p", "Exeat", "class", "house");
    page.element("h1", title, "dir", "auto");
    if (!subject.isBlank()) {
      page.element("p", subject, "class", "subject", "dir", "auto");
    }
    if (!when.isBlank()) {
      page.element("p", when, "class", "when");
    }
    page.close().line();
    page.within("main", main).line().close().close();
    return "<!DOCTYPE html>\n" + page + "\n";
  }
}
