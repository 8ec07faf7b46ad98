package org.exeat.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Text as a tree of nodes that know their lines, within bounds that a hostile file meets early. */
final class ComposedText {
  /** Ours nest five deep. The composer calls itself for each level. */
  private static final int MAX_DEPTH = 40;

  private static final int MAX_ALIASES = 1000;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setCodePointLimit(YamlReader.MAX_BYTES)
          .setMaxAliasesForCollections(MAX_ALIASES)
          .setAllowNonScalarKeys(true) // so that they are refused with their line
          .setUseMarks(true)
          .build();

  private ComposedText() {}

  static Node root(String text, String name) throws InvalidYamlException {
    Optional<Node> root;
    try {
      bound(text, name);
      root = new Compose(SETTINGS).composeString(text);
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(m -> ", line " + (m.getLine() + 1)).orElse("");
      throw new InvalidYamlException(
          name + line + ": it is not well-formed YAML" + hint(String.valueOf(e.getProblem())), e);
    } catch (YamlEngineException e) {
      throw new InvalidYamlException(name + ": it is not well-formed YAML", e);
    }
    return root.filter(node -> !node.getTag().equals(Tag.NULL))
        .orElseThrow(() -> new InvalidYamlException(name + " is empty"));
  }

  private static void bound(String text, String name) throws InvalidYamlException {
    int depth = 0;
    int aliases = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      switch (event.getEventId()) {
        case SequenceStart, MappingStart -> depth++;
        case SequenceEnd, MappingEnd -> depth--;
        case Alias -> aliases++;
        case Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> {}
      }
      if (depth > MAX_DEPTH || aliases > MAX_ALIASES) {
        throw new InvalidYamlException(
            name
                + event.getStartMark().map(m -> ", line " + (m.getLine() + 1)).orElse("")
                + ": at most "
                + (depth > MAX_DEPTH
                    ? MAX_DEPTH + " levels may lie in one another"
                    : MAX_ALIASES + " aliases are followed"));
      }
    }
  }

  /** What the library says may quote the text; what it means by it need not. */
  private static String hint(String problem) {
    if (problem.contains("TAB")) {
      return "; a tab may not indent";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "; is there a colon too many, or a line indented differently from its neighbours?";
    }
    if (problem.contains("block end")) {
      return "; is the line indented differently from its neighbours?";
    }
    if (problem.contains("but found another document")) {
      return " of one document; there is a second one";
    }
    if (problem.contains("undefined alias")) {
      return "; an alias (*) must name an anchor (&) that stands above it";
    }
    return "";
  }
}
