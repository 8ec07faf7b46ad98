package org.exeat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.MadePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That nobody goes on watching a lane who may not any more. */
class StreamsTest {
  private static final String CHOSEN = "four words and a dot.";
  private static final String LANE = "/api/v1/lanes/1/events";

  /** Far below the five minutes after which every stream ends. */
  private static final int SECONDS = 30;

  private MadePort made;
  private Accounts accounts;
  private ExeatServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    made = new MadePort(folder);
    accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    server = MadeServer.start(made, accounts);
    add("officer", Role.OFFICER);
    add("other", Role.OFFICER);
    add("auditor", Role.AUDITOR);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    made.close();
  }

  private void add(String name, Role role) throws IOException {
    accounts.change(name, accounts.add(name, Set.of(role)), CHOSEN);
  }

  private Visitor signedIn(String name) throws Exception {
    Visitor visitor = new Visitor(server);
    assertEquals(200, visitor.signIn(name, CHOSEN).status());
    return visitor;
  }

  /** A stream whose first view has come. */
  private static final class Watched implements AutoCloseable {
    private final InputStream stream;
    private final BufferedReader lines;

    Watched(Visitor visitor, String path) throws Exception {
      stream = visitor.open(path);
      lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      until("data:{");
    }

    /** Waits until something is told. */
    void until(String words) throws Exception {
      soon(() -> {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.contains(words)) {
            return line;
          }
        }
        throw new IOException("the stream has ended");
      });
    }

    /** What else is told until the server ends it. */
    String rest() throws Exception {
      return soon(() -> {
        StringBuilder all = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          all.append(line).append('\n');
        }
        return all.toString();
      });
    }

    private interface Reading {
      String read() throws IOException;
    }

    private static String soon(Reading reading) throws Exception {
      CompletableFuture<String> read = new CompletableFuture<>();
      Thread.ofVirtual()
          .start(() -> {
            try {
              read.complete(reading.read());
            } catch (IOException e) {
              read.completeExceptionally(e);
            }
          });
      return read.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  private void tell(String words) {
    made.port().boards().getFirst().tell(words);
  }

  @Test
  void aStreamEndsWithItsSession() throws Exception {
    Visitor one = signedIn("officer");
    Visitor two = signedIn("officer");
    try (Watched first = new Watched(one, LANE);
        Watched second = new Watched(one, LANE);
        Watched sign = new Watched(one, "/api/v1/lanes/1/sign/events");
        Watched others = new Watched(two, LANE)) {
      assertEquals(200, one.send("DELETE", "/api/v1/session", "").status());
      tell("not for who has left");
      assertFalse(first.rest().contains("not for who has left"));
      assertFalse(second.rest().contains("not for who has left"));
      others.until("not for who has left");
      made.arrives(7);
      sign.until("\"vehicle\":true"); // which everybody may watch
    }
    assertThrows(IOException.class, () -> one.open(LANE), "it is not opened again");
  }

  @Test
  void aStreamEndsWhenSomebodyElseSignsIn() throws Exception {
    Visitor browser = signedIn("officer");
    try (Watched stream = new Watched(browser, LANE)) {
      assertEquals(200, browser.signIn("auditor", CHOSEN).status());
      tell("not for auditors");
      assertFalse(stream.rest().contains("not for auditors"));
    }
  }

  @Test
  void aStreamEndsWithItsAccount() throws Exception {
    try (Watched removed = new Watched(signedIn("officer"), LANE);
        Watched reset = new Watched(signedIn("other"), LANE)) {
      accounts.remove("officer");
      accounts.reset("other");
      tell("not for them");
      assertFalse(removed.rest().contains("not for them"));
      assertFalse(reset.rest().contains("not for them"));
    }
  }

  /** Where nothing happens in the lane, too. */
  @Test
  void aQuietStreamEndsWithItsAccount() throws Exception {
    try (Watched quiet = new Watched(signedIn("officer"), LANE)) {
      accounts.remove("officer");
      assertFalse(quiet.rest().contains("data:"));
    }
  }

  /** Whoever chose another password is asked for the streams again, in the session that goes on. */
  @Test
  void anotherPasswordEndsTheStreamsOfAllSessions() throws Exception {
    Visitor one = signedIn("officer");
    Visitor two = signedIn("officer");
    try (Watched own = new Watched(one, LANE);
        Watched elsewhere = new Watched(two, LANE)) {
      String change = "{\"old\":\"" + CHOSEN + "\",\"new\":\"five words and no dot\"}";
      assertEquals(204, one.send("PUT", "/api/v1/session/password", change).status());
      own.rest();
      elsewhere.rest();
    }
    try (Watched again = new Watched(one, LANE)) {
      tell("for who is still here");
      again.until("for who is still here");
    }
    assertThrows(IOException.class, () -> two.open(LANE));
  }
}
