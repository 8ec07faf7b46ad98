package org.exeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DayShareTest {
  private static DayShare share(String name, Table... tables) {
    return new DayShare("a lane", "by itself", List.of(name), List.of(tables), List.of());
  }

  private static Table table(int n, List<List<Cell>> rows) {
    return new Table(
        new Cell("Vehicles, {}", List.of(Cell.counted(n))), List.of("", "found"), rows);
  }

  private static List<Cell> row(String name, Cell cell) {
    return List.of(Cell.of(name), cell);
  }

  @Test
  void sharesAreWhatTheWholeIs() {
    DayShare one =
        share(
            "1/2",
            table(3, List.of(row("row 1", Cell.share(2, 3)), row("row 3", Cell.share(1, 1)))));
    DayShare two =
        share(
            "2/2",
            table(2, List.of(row("row 1", Cell.share(2, 2)), row("row 2", Cell.share(0, 1)))),
            new Table(
                Cell.of("Only here"),
                List.of("", "mean"),
                List.of(
                    row(
                        "seconds",
                        new Cell("{}", List.of(new Cell.Figure(Cell.Kind.MEAN, 3, 2)))))));
    DayShare day = DayShare.sum(List.of(two, one));
    assertTrue(day.whole());
    assertEquals(List.of("1/2", "2/2"), day.shares());
    Table vehicles = day.tables().getFirst();
    assertEquals("Vehicles, 5", vehicles.title().toString());
    assertEquals(
        List.of(
            List.of("row 1", "4, 80.0 % (37.6 to 96.4)"),
            List.of("row 2", "0, 0.0 % (0.0 to 79.3)"),
            List.of("row 3", "1, 100.0 % (20.7 to 100.0)")),
        vehicles.texts());
    assertEquals(List.of(List.of("seconds", "1.5")), day.tables().get(1).texts());
  }

  @Test
  void rowsKeepTheirOrderWhereItIsNotTheAlphabets() {
    Table a = table(1, List.of(row("z", Cell.count(1)), row("a", Cell.count(2))));
    Table b = table(1, List.of(row("z", Cell.count(3)), row("b", Cell.count(4))));
    assertEquals(
        List.of(List.of("z", "4"), List.of("a", "2"), List.of("b", "4")), a.plus(b).texts());
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    DayShare one = share("1/2");
    refused("twice", one, one);
    refused("divided in one way", one, share("2/3"));
    refused(
        "different trials",
        one,
        new DayShare("another lane", "by itself", List.of("2/2"), List.of(), List.of()));
    assertFalse(DayShare.sum(List.of(one)).whole());
  }

  private static void refused(String why, DayShare... parts) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> DayShare.sum(List.of(parts)))
                .getMessage());
    assertTrue(message.contains(why), message);
  }
}
