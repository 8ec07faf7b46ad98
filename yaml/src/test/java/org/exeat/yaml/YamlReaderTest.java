package org.exeat.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.exeat.yaml.Port.Booth;
import org.exeat.yaml.Port.Colour;
import org.exeat.yaml.Port.Spot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files say is read as it stands, or refused at its line and key. */
class YamlReaderTest {
  record Named(String name) {}

  @TempDir Path folder = Path.of("");

  private static String message(String text) {
    return assertThrows(
            InvalidYamlException.class, () -> Port.READER.parse(text, "f.yaml", Port.class))
        .getMessage();
  }

  private static String changed(String from, String to) {
    assertTrue(Port.TEXT.contains(from), from);
    return message(Port.TEXT.replace(from, to));
  }

  @Test
  void everyKindOfValueIsRead() throws Exception {
    Port port = Port.READER.parse(Port.TEXT, "f.yaml", Port.class).value();
    assertEquals("Otay", port.name());
    assertEquals(5, port.lanes());
    assertEquals(9_000_000_000L, port.seed());
    assertEquals(3.5, port.width());
    assertEquals(1f, port.scale(), "the default");
    assertTrue(port.open(), "the default");
    assertEquals(Colour.DARK_GREEN, port.colour());
    assertEquals(LocalDate.of(2026, 11, 25), port.since());
    assertEquals(LocalTime.of(7, 30), port.opens());
    assertEquals(Duration.ofHours(8), port.shift());
    assertEquals(ZoneOffset.ofHours(-8), port.zone());
    assertEquals(
        List.of(new Booth(2, Optional.of("on the left")), new Booth(2.5, Optional.empty())),
        port.booths());
    assertEquals(List.of(Colour.RED, Colour.DARK_GREEN), List.copyOf(port.signs()));
    assertEquals(List.of("north", "south"), List.copyOf(port.masts().keySet()));
    assertEquals(new Spot(0, -10), port.masts().get("south"));
    assertEquals(List.of(.25, .75), List.copyOf(port.shares().values()));
    assertEquals(Optional.of(12.0), port.tilt());
    assertEquals(Optional.empty(), port.spare());
    assertNull(port.officers());
  }

  /** Each change to the file and the whole message about it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lanes: 5|lanes: five|line 3: lanes must be a whole number",
        "lanes: 5|lanes: '5'|line 3: lanes must be a whole number",
        "lanes: 5|lanes: 5.0|line 3: lanes must be a whole number",
        "lanes: 5|lanes: 5000000000|line 3: lanes must be a whole number",
        "lanes: 5|lanes: 0x10|line 3: lanes must be a whole number",
        "lanes: 5|lanes:|line 3: lanes must be there and be a whole number",
        "width: 3.5|width: .inf|line 5: width must be a number",
        "width: 3.5|width: 1e999|line 5: width must be a number",
        "width: 3.5|width: [1]|line 5: width must be a number",
        "colour: Dark_Green|colour: blue|line 6: colour must be one of red, dark_green",
        "2026-11-25|2026-11-31|line 7: since must be a day such as 2026-11-25",
        "07:30|25:30|line 8: opens must be a time of day such as 07:30",
        "PT8H|8 hours|line 9: shift must be a duration such as PT1H30M",
        "-08:00|Mars|line 10: zone must be an offset such as -08:00 or a time zone such as"
            + " Europe/Warsaw",
        "room_width: 2.5|room_width: 61|line 14: booths[1].room_width must be more than 0 and at"
            + " most 60 m",
        "{room_width: 2.5}|{}|line 14: booths[1].room_width must be there and be a number",
        "{room_width: 2.5}|2.5|line 14: booths[1] must be an object with the keys room_width, note",
        "{room_width: 2.5}||line 14: booths[1] must be there and be an object with the keys"
            + " room_width, note",
        "room_width: 2.5|room_widht: 2|line 14: unknown key 'booths[1].room_widht'; did you mean"
            + " 'room_width'? Known are room_width, note",
        "room_width: 2.5|roomWidth: 2|line 14: unknown key; did you mean 'room_width'? Known are"
            + " room_width, note",
        "room_width: 2.5|Anna Maria: 2|line 14: unknown key; known are room_width, note",
        "signs: [red, dark_green]|signs: [red, red]|line 15: signs[1] must not stand there twice",
        "signs: [red, dark_green]|signs: red|line 15: signs must be a list",
        "north: [1, 2.5]|north: [1]|line 17: masts.north must be a list [x, y]",
        "north: [1, 2.5]|north: [1, b]|line 17: masts.north[1] must be a number",
        "north: [1, 2.5]|north: [1, ~]|line 17: masts.north[1] must be there and be a number",
        "north: [1, 2.5]|north: [-1, 0]|line 17: masts.north.x must be 0 m or more",
        "south: [0,|north: [0,|line 18: masts.north must not stand there twice",
        "{red: .25,|{blue: .25,|line 19: the keys of shares must be one of red, dark_green",
        "{red: .25,|{[1]: .25,|line 19: shares must have words for keys",
        "tilt: 12|tilt: !!java.net.URL [x]|line 20: tilt must have neither a tag (!) nor an alias"
            + " (*) of itself",
        "seed: 9|lanes: 5|line 4: lanes must not stand there twice",
        "tilt: 12|tilt: *a|line 20: it is not well-formed YAML; an alias (*) must name an anchor"
            + " (&) that stands above it",
        "name: Otay|name: [x|line 3: it is not well-formed YAML",
        "officers:|---|line 21: it is not well-formed YAML of one document; there is a second one",
      })
  void aMessageNamesLineKeyAndRule(String from, String to, String message) {
    assertEquals("f.yaml, " + message, changed(from, to == null ? "" : to));
  }

  @Test
  void aRuleOfTheWholeIsPutAtTheWhole() {
    String text = Port.TEXT.replace("lanes: 5", "lanes: 12");
    int from = text.indexOf("booths:");
    text = text.substring(0, from) + "booths: []\n" + text.substring(text.indexOf("signs:"));
    assertEquals("f.yaml, line 2: more than 9 lanes need a booth", message(text));
  }

  @Test
  void whatIsMissingIsNamedWithWhatItWouldBe() {
    assertEquals(
        "f.yaml, line 2: lanes must be there and be a whole number", changed("lanes: 5\n", ""));
    assertEquals(
        "f.yaml, line 2: signs must be there and be a list",
        changed("signs: [red, dark_green]\n", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing\n", "~", "---\n..."})
  void nothingIsEmpty(String text) {
    assertEquals("f.yaml is empty", message(text));
  }

  @Test
  void aTabIsNamed() {
    assertTrue(changed("  north:", "\tnorth:").endsWith("; a tab may not indent"));
  }

  @Test
  void aliasesAreFollowed() throws Exception {
    String text = Port.TEXT.replace("- room_width: 2", "- &first\n    room_width: 2");
    Port port = Port.READER.parse(text + "spare: *first\n", "f.yaml", Port.class).value();
    assertEquals(port.booths().getFirst(), port.spare().orElseThrow());
  }

  @Test
  void deepNestingAndBombsAreRefused() {
    assertTrue(message("[".repeat(100_000)).contains("levels"));
    assertTrue(message("{a: ".repeat(100_000)).contains("levels"));
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a" + i + ": &a" + i + " [");
      bomb.repeat("*a" + (i - 1) + ", ", 9).append("*a" + (i - 1)).append("]\n");
    }
    assertTrue(message(bomb.toString()).contains("unknown key"), "nothing is built of it");
    String spot = "  a: &s [1, 2]\n";
    StringBuilder many = new StringBuilder("masts:\n" + spot);
    for (int i = 0; i < 2000; i++) {
      many.append("  b" + i + ": *s\n");
    }
    assertTrue(message(many.toString()).contains("1000 aliases"));
    assertTrue(message("name: &a [*a]\n").contains("alias (*) of itself"));
  }

  @Test
  void aBombOfTheRightShapeMeetsTheBudget() {
    record Inner(List<List<List<List<String>>>> all) {}
    StringBuilder bomb = new StringBuilder("all:\n- &c [&b [&a [");
    bomb.repeat("x, ", 60).append("x]");
    bomb.repeat(", *a", 60).append("]").repeat(", *b", 60).append("]\n");
    bomb.repeat("- *c\n", 60);
    String message =
        assertThrows(
                InvalidYamlException.class,
                () -> new YamlReader().parse(bomb.toString(), "f.yaml", Inner.class))
            .getMessage();
    assertTrue(message.contains("200000"), message);
  }

  @Test
  void aSurnameMayBeNull() throws Exception {
    YamlReader reader = new YamlReader();
    assertEquals("NULL", reader.parse("name: NULL", "f", Named.class).value().name());
    assertEquals("0123", reader.parse("name: 0123", "f", Named.class).value().name());
    assertEquals("", reader.parse("name: ''", "f", Named.class).value().name());
    assertThrows(InvalidYamlException.class, () -> reader.parse("name: ~", "f", Named.class));
  }

  @Test
  void noMessageShowsAValue() {
    for (String key : List.of("lanes", "seed", "width", "open", "colour", "since", "booths")) {
      String text = Port.TEXT.replaceAll("(?m)^" + key + ":.*\n( .*\n)*", "") + key + ": SECRET\n";
      assertFalse(message(text).contains("SECRET"), () -> message(text));
    }
  }

  @Test
  void rulesAcrossKeysKnowTheirLine() throws Exception {
    YamlFile<Port> file = Port.READER.parse(Port.TEXT, "f.yaml", Port.class);
    assertEquals(
        "f.yaml, line 12: booths[0].room_width must be less than width",
        file.refusal("booths[0].room_width", "must be less than width").getMessage());
    assertEquals(
        "f.yaml, line 14: booths[1].note must be there",
        file.refusal("booths[1].note", "must be there").getMessage());
    assertEquals(
        "f.yaml, line 17: masts.north must stand apart",
        file.refusal("masts.north", "must stand apart").getMessage());
    assertEquals(
        "f.yaml, line 2: the file must be another",
        file.refusal("", "must be another").getMessage());
  }

  @Test
  void filesAreBoundedAndUtf8() throws Exception {
    Path file = Files.writeString(folder.resolve("f.yaml"), Port.TEXT);
    assertEquals(5, Port.READER.read(file, "f.yaml", Port.class).value().lanes());
    Files.write(file, "name: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    String message =
        assertThrows(InvalidYamlException.class, () -> Port.READER.read(file, "f.yaml", Port.class))
            .getMessage();
    assertEquals("f.yaml is not UTF-8 text", message);
    Files.write(file, new byte[YamlReader.MAX_BYTES + 1]);
    assertTrue(
        assertThrows(InvalidYamlException.class, () -> Port.READER.read(file, "f.yaml", Port.class))
            .getMessage()
            .contains("4194304"));
  }

  @Test
  void aDefaultNamesAComponent() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new YamlReader().withDefault(Port.class, "nothing", 1));
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    record Simple(String name, double width, List<Named> parts, Colour colour) {}
    Simple simple =
        new Simple("a: #b", 1 / 3., List.of(new Named("NULL"), new Named("1")), Colour.RED);
    YamlReader reader = new YamlReader();
    assertEquals(simple, reader.parse(YamlWriter.text(simple), "f", Simple.class).value());
  }
}
