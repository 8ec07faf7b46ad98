package org.exeat.report;

/** The shapes that say something on a page: each can be told from the others without colour. */
enum Sign {
  /** A round tick. */
  TICK("M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0z", "M4 8.4l2.7 2.8L12 5.4"),
  /** A diamond that asks for attention. */
  EXCLAMATION("M8 0l8 8-8 8-8-8z", "M8 4.4v4.4M8 11v1.3"),
  /** A diamond that asks. */
  QUESTION("M8 0l8 8-8 8-8-8z", "M6.2 6.4a1.8 1.8 0 1 1 2.7 1.5c-.6.4-.9.7-.9 1.4M8 11.2v1"),
  /** An octagon with a cross. */
  CROSS("M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z", "M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6"),
  /** A square with a dash: nothing was done. */
  DASH("M1.5 1.5h13v13h-13z", "M4.8 8h6.4");

  private final String ground;
  private final String stroke;

  Sign(String ground, String stroke) {
    this.ground = ground;
    this.stroke = stroke;
  }

  /** Draws the sign; the word is the caller's to write. */
  void write(Html to, String style) {
    to.open("svg", "class", "sign " + style, "viewBox", "0 0 16 16", "aria-hidden", "true");
    to.open("path", "class", "ground", "d", ground).close();
    to.open("path", "class", "stroke", "d", stroke).close().close();
  }
}
