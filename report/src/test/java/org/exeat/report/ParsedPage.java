package org.exeat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as a parser sees it; its pages are well-formed XML as well. */
final class ParsedPage {
  private static final Set<String> ACTIVE =
      Set.of("script", "iframe", "object", "embed", "link", "base", "form", "a", "video", "audio");
  private static final Set<String> ADDRESSES =
      Set.of("src", "href", "srcset", "action", "formaction", "data", "poster", "background");

  private final List<Element> elements = new ArrayList<>();
  private final String text;

  ParsedPage(String html) {
    assertTrue(html.startsWith("<!DOCTYPE html>\n"));
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(null);
      String root = html.substring(html.indexOf('\n') + 1);
      Element top = builder.parse(new InputSource(new StringReader(root))).getDocumentElement();
      text = top.getTextContent();
      elements.add(top);
      NodeList all = top.getElementsByTagName("*");
      for (int i = 0; i < all.getLength(); i++) {
        elements.add((Element) all.item(i));
      }
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("the page is not well-formed", e);
    }
  }

  /** All that is shown, and the style sheet. */
  String text() {
    return text;
  }

  List<Element> all(String tag) {
    return elements.stream().filter(e -> e.getTagName().equals(tag)).toList();
  }

  List<Element> withClass(String style) {
    return elements.stream()
        .filter(e -> List.of(e.getAttribute("class").split(" ", -1)).contains(style))
        .toList();
  }

  /** What the elements hold, in order. */
  static List<String> texts(List<Element> elements) {
    return elements.stream().map(Element::getTextContent).toList();
  }

  /** How often each element occurs, which no text may change. */
  int size() {
    return elements.size();
  }

  void fetchesNothingAndRunsNothing() {
    for (Element element : elements) {
      assertFalse(ACTIVE.contains(element.getTagName()), element.getTagName());
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        Attr attribute = (Attr) element.getAttributes().item(i);
        String name = attribute.getName().toLowerCase(Locale.ROOT);
        assertFalse(name.startsWith("on"), name);
        assertTrue(
            !ADDRESSES.contains(name) || attribute.getValue().startsWith("data:image/jpeg;base64,"),
            name + " of " + element.getTagName() + " leads out of the page");
      }
    }
    for (String css : texts(all("style"))) {
      assertFalse(css.contains("url(") || css.contains("@import") || css.contains("@font-face"));
    }
    assertEquals(1, all("style").size());
  }

  /** Every section is named by a heading that is there, and holds more than it. */
  void leavesNoEmptyHeading() {
    for (Element section : all("section")) {
      String id = section.getAttribute("aria-labelledby");
      Element heading =
          elements.stream().filter(e -> e.getAttribute("id").equals(id)).findFirst().orElseThrow();
      assertFalse(heading.getTextContent().isBlank(), id);
      assertTrue(section.getTextContent().length() > heading.getTextContent().length(), id);
    }
    for (String tag : List.of("h1", "h2", "h3", "th", "dl", "ol", "ul", "tbody", "summary")) {
      for (Element element : all(tag)) {
        assertFalse(element.getTextContent().isBlank(), "an empty " + tag);
      }
    }
    List<String> ids =
        elements.stream().map(e -> e.getAttribute("id")).filter(id -> !id.isEmpty()).toList();
    assertEquals(ids.size(), Set.copyOf(ids).size(), "an id occurs twice");
  }
}
