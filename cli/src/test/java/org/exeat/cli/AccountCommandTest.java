package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exeat.server.account.Accounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts from the command line, beside a server that has the file open. */
class AccountCommandTest extends CommandTest {
  @TempDir Path folder;

  @Test
  void anAccountIsMadeResetAndRemovedWhileTheServerIsUp() throws Exception {
    Path file = folder.resolve("accounts.json");
    Accounts server = new Accounts(file, InstantSource.system());
    assertEquals(0, account("add", "booth-1", "--role", "officer"), err::toString);
    String first = password();
    assertInstanceOf(Accounts.Attempt.SignedIn.class, server.signIn("booth-1", first));
    assertFalse(Files.readString(file).contains(first));

    assertEquals(0, account("reset", "booth-1"), err::toString);
    assertInstanceOf(Accounts.Attempt.Wrong.class, server.signIn("booth-1", first));
    assertInstanceOf(Accounts.Attempt.SignedIn.class, server.signIn("booth-1", password()));

    assertEquals(0, account("add", "camera-front", "--role", "device"), err::toString);
    String device = password();
    assertTrue(server.device("camera-front", device).isPresent());
    assertTrue(server.device("camera-front", device).isPresent(), "what it proved is remembered");
    assertTrue(server.device("camera-front", device + "x").isEmpty());
    assertTrue(server.device("booth-1", password()).isEmpty(), "people sign in at the console");

    assertEquals(0, account("list"));
    assertTrue(
        out.toString().matches("(?s).*booth-1 +officer +first, to be changed.*"), out::toString);
    assertTrue(out.toString().matches("(?s).*camera-front +device +its own.*"), out::toString);

    assertEquals(0, account("remove", "camera-front"));
    assertTrue(server.device("camera-front", device).isEmpty());
  }

  @Test
  void whatCannotBeIsTold() throws Exception {
    assertEquals(2, account("add", "Somebody", "--role", "officer"));
    assertTrue(err.toString().contains("lower case letters"), err::toString);
    assertEquals(2, account("add", "both", "--role", "officer", "--role", "device"));
    assertEquals(2, account("add", "x", "--role", "king"));
    assertEquals(2, account("remove", "nobody"));
    assertTrue(err.toString().contains("there is no account nobody"), err::toString);
    Files.writeString(folder.resolve("accounts.json"), "[{]");
    assertEquals(2, account("list"));
    assertTrue(err.toString().contains("no file of accounts"), err::toString);
  }

  private int account(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "account";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--accounts";
    all[arguments.length + 2] = folder.resolve("accounts.json").toString();
    return run(all);
  }

  /** The one that was printed last. */
  private String password() {
    Matcher m = Pattern.compile("password (\\S+)").matcher(out.toString());
    String last = "";
    while (m.find()) {
      last = m.group(1);
    }
    return last;
  }
}
