package org.exeat.lane;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exeat.domain.Prompt;

/**
 * What the sign says, in one language. The built-in texts are English, French and Spanish; a folder
 * with files of the same names, {@code prompts_LANGUAGE.properties} in UTF-8 with one line {@code
 * PROMPT=text} for each prompt, takes their place or adds a language.
 *
 * @param language ISO 639-1
 */
public record PromptTexts(String language, Map<Prompt, String> texts) {
  /** Languages that are built in. */
  public static final List<String> BUILT_IN = List.of("en", "fr", "es");

  private static final Pattern FILE = Pattern.compile("prompts_([a-z]{2})\\.properties");

  /** A sign has no room for more. */
  private static final int LONGEST = 80;

  /** Copies, and checks that every prompt has its text. */
  public PromptTexts {
    EnumMap<Prompt, String> copy = new EnumMap<>(Prompt.class);
    copy.putAll(texts);
    texts = Collections.unmodifiableMap(copy);
    for (Prompt p : Prompt.values()) {
      String text = texts.getOrDefault(p, "");
      if (text.isBlank()
          || text.length() > LONGEST
          || text.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            p + " must have a text of 1 to " + LONGEST + " characters in one line");
      }
    }
  }

  /**
   * Reads the texts of a language.
   *
   * @param folder with texts of one's own; empty for the built-in ones
   * @throws InvalidInputException where the language has none, or a file does not hold them
   */
  public static PromptTexts of(String language, Optional<Path> folder)
      throws InvalidInputException, IOException {
    if (!language.matches("[a-z]{2}")) {
      throw new InvalidInputException("a language is two letters, such as en");
    }
    String name = "prompts_" + language + ".properties";
    Optional<Path> own = folder.map(f -> f.resolve(name)).filter(Files::isRegularFile);
    if (own.isPresent()) {
      try (Reader reader = Files.newBufferedReader(own.get(), StandardCharsets.UTF_8)) {
        return read(language, own.get().toString(), reader);
      }
    }
    try (InputStream in = PromptTexts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new InvalidInputException(
            "no prompts in " + language + "; built in are " + String.join(", ", BUILT_IN));
      }
      return read(language, name, new InputStreamReader(in, StandardCharsets.UTF_8));
    }
  }

  /**
   * The texts of all languages: the built-in ones, then those that a folder adds, by their letters.
   *
   * @param folder as above
   * @throws InvalidInputException where one of its files does not hold texts
   */
  public static List<PromptTexts> all(Optional<Path> folder)
      throws InvalidInputException, IOException {
    Set<String> languages = new LinkedHashSet<>(BUILT_IN);
    if (folder.isPresent()) {
      try (Stream<Path> files = Files.list(folder.get())) {
        for (String file :
            files
                .map(f -> String.valueOf(f.getFileName()))
                .filter(PromptTexts::isOne)
                .sorted()
                .toList()) {
          Matcher name = FILE.matcher(file);
          if (!name.matches()) {
            throw new InvalidInputException(file + ": a language is two letters, such as en");
          }
          languages.add(name.group(1));
        }
      } catch (NotDirectoryException | NoSuchFileException e) {
        throw new InvalidInputException("no folder of prompts: " + folder.get(), e);
      }
    }
    List<PromptTexts> all = new ArrayList<>();
    for (String language : languages) {
      all.add(of(language, folder));
    }
    return all;
  }

  private static boolean isOne(String file) {
    return file.startsWith("prompts_") && file.endsWith(".properties");
  }

  private static PromptTexts read(String language, String name, Reader reader)
      throws InvalidInputException, IOException {
    Properties read = new Properties();
    try {
      read.load(reader);
      EnumMap<Prompt, String> texts = new EnumMap<>(Prompt.class);
      for (String key : read.stringPropertyNames()) {
        texts.put(Prompt.valueOf(key), read.getProperty(key).strip());
      }
      return new PromptTexts(language, texts);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(name + ": " + e.getMessage(), e);
    }
  }

  /** The text of one prompt. */
  public String of(Prompt prompt) {
    return texts.getOrDefault(prompt, "");
  }
}
