package org.exeat.server.board;

/** Hears what happens in lanes: figures are made of it. */
@FunctionalInterface
public interface LaneObserver {
  /**
   * Something has happened. Runs on the thread that did it, which may hold the board, and must
   * neither wait nor throw nor ask the board.
   *
   * @param lane name
   */
  void happened(String lane, LaneEvent event);
}
