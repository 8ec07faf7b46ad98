package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.exeat.evaluation.Cell;
import org.exeat.evaluation.Cell.Figure;
import org.exeat.evaluation.Cell.Kind;
import org.exeat.evaluation.DayShare;
import org.exeat.evaluation.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateSumCommandTest extends CommandTest {
  @TempDir Path folder = Path.of("");

  private Path share(String name, int found, int of) throws Exception {
    Table table =
        new Table(
            new Cell("Vehicles, {}", List.of(new Figure(Kind.COUNT, of, 0))),
            List.of("", "found"),
            List.of(
                List.of(
                    new Cell("all rows", List.of()),
                    new Cell("{}", List.of(new Figure(Kind.SHARE, found, of))))));
    Path file = folder.resolve("share-" + name.charAt(0) + ".json");
    DayShareFile.write(
        new DayShare("a lane", "by itself", List.of(name), List.of(table), List.of()), file);
    return file;
  }

  @Test
  void sharesAreAddedUp() throws Exception {
    String one = share("1/3", 2, 3).toString();
    String two = share("2/3", 2, 2).toString();
    assertEquals(0, run("evaluate", "sum", two, one));
    assertTrue(out.toString().contains("Of this day only 1/3, 2/3"), out::toString);
    assertTrue(out.toString().contains("4, 80.0 % (37.6 to 96.4)"), out::toString);
    assertEquals(2, run("evaluate", "sum", one, one));
    assertTrue(err.toString().contains("the share 1/3 is there twice"), err::toString);
  }

  @Test
  void whatIsNoShareIsNamed() throws Exception {
    Path file = folder.resolve("broken.json");
    for (String broken : List.of("", "{", "[]", "{\"tried\": \"x\"}", "null")) {
      Files.writeString(file, broken);
      assertEquals(2, run("evaluate", "sum", file.toString()));
      assertTrue(err.toString().contains("broken.json"), err::toString);
    }
  }
}
