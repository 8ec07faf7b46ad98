package org.exeat.documents.mrz;

import java.util.ArrayList;
import java.util.List;

/**
 * What an officer may compare with the document: one character that is easily mistaken for the one
 * that was read. Nothing applies it but an officer. Shows nothing in its {@code toString}.
 *
 * @param line counted from 1
 * @param position counted from 1
 * @param replacement the character that may really be there
 */
public record Suggestion(int line, int position, char replacement) {

  /** The lines as they would be. */
  public List<String> applyTo(List<String> lines) {
    List<String> changed = new ArrayList<>(lines);
    StringBuilder text = new StringBuilder(lines.get(line - 1));
    text.setCharAt(position - 1, replacement);
    changed.set(line - 1, text.toString());
    return List.copyOf(changed);
  }

  @Override
  public String toString() {
    return "Suggestion[line " + line + ", position " + position + "]";
  }
}
