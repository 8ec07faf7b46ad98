package org.exeat.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Builds HTML that is also well-formed XML. Text and attribute values are always escaped, so
 * nothing a document or a file name says can become markup; characters that would be invisible or
 * turn the reading direction are written out, such as {@code \u202E}.
 */
public final class Html {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
  private static final Set<String> VOID = Set.of("br", "col", "hr", "img", "meta", "wbr");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** An empty fragment. */
  public Html() {}

  /**
   * Opens an element, or writes it whole where HTML gives it no content ({@code img}, {@code
   * meta}).
   *
   * @param tag element name
   * @param attributes names and values in turn
   */
  public Html open(String tag, String... attributes) {
    out.append('<').append(name(tag));
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException("attributes of " + tag + " are names and values in turn");
    }
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(name(attributes[i])).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
    if (VOID.contains(tag)) {
      out.append(" />");
    } else {
      out.append('>');
      open.push(tag);
    }
    return this;
  }

  /** Closes the element opened last. */
  public Html close() {
    if (open.isEmpty()) {
      throw new IllegalStateException("no element is open");
    }
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Writes text, escaped. */
  public Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** An element that holds only text. */
  public Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** An element whose content {@code content} writes. */
  public Html within(String tag, Consumer<Html> content, String... attributes) {
    open(tag, attributes);
    int depth = open.size();
    content.accept(this);
    if (open.size() != depth) {
      throw new IllegalStateException("the content of " + tag + " leaves an element open");
    }
    return close();
  }

  /** A line break in the source, for whoever reads it. */
  Html line() {
    out.append('\n');
    return this;
  }

  /** The page's own style sheet, which HTML does not unescape. */
  Html style(String css) {
    if (css.indexOf('<') >= 0 || css.indexOf('&') >= 0) {
      throw new IllegalArgumentException("a style sheet holds neither < nor &");
    }
    out.append("<style>").append(css).append("</style>");
    return this;
  }

  /** The fragment; every element must have been closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("left open: " + open);
    }
    return out.toString();
  }

  /** The text as it stands in HTML, between tags or between double quotes. */
  public static String escaped(String text) {
    StringBuilder to = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> escape(c, to));
    return to.toString();
  }

  private static void escape(int c, StringBuilder to) {
    switch (c) {
      case '&' -> to.append("&amp;");
      case '<' -> to.append("&lt;");
      case '>' -> to.append("&gt;");
      case '"' -> to.append("&quot;");
      case '\'' -> to.append("&#39;");
      case '\n', '\t' -> to.append((char) c);
      default -> {
        if (misleading(c)) {
          to.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
        } else {
          to.appendCodePoint(c);
        }
      }
    }
  }

  /** Controls, direction marks and overrides, line separators, lone surrogates, noncharacters. */
  private static boolean misleading(int c) {
    return Character.isISOControl(c)
        || c == 0x061C
        || c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0xFEFF
        || (c >= 0xD800 && c <= 0xDFFF)
        || (c >= 0xFDD0 && c <= 0xFDEF)
        || (c & 0xFFFE) == 0xFFFE
        || (c >= 0xE0000 && c <= 0xE007F);
  }

  private static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name in HTML: " + name);
    }
    return name;
  }
}
