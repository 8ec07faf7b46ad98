package org.exeat.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowancesTest {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // clocks begin anywhere
  private final Allowances three = new Allowances(3, PAUSE, nanos::get);

  private void takeAll(String asker) {
    for (int i = 0; i < 3; i++) {
      assertEquals(Duration.ZERO, three.take(asker));
    }
  }

  @Test
  void soManyAtOnceAndOneAfterEachPause() {
    takeAll("a");
    assertEquals(PAUSE, three.take("a"));
    nanos.addAndGet(PAUSE.toNanos() / 2);
    assertEquals(PAUSE.dividedBy(2), three.take("a"));
    nanos.addAndGet(PAUSE.toNanos() / 2);
    assertEquals(Duration.ZERO, three.take("a"));
    assertEquals(PAUSE, three.take("a"), "to be refused costs nothing");
    nanos.addAndGet(PAUSE.toNanos() * 100);
    takeAll("a");
    assertEquals(PAUSE, three.take("a"), "a long silence does not add up");
  }

  @Test
  void everybodyHasAnOwnAndNotTooManyAreRemembered() {
    takeAll("a");
    takeAll("b");
    for (int i = 0; i < 9_998; i++) {
      three.take("other " + i);
    }
    assertNotEquals(Duration.ZERO, three.take("a"));
    for (int i = 0; i < 9_999; i++) {
      three.take("another " + i);
    }
    assertNotEquals(Duration.ZERO, three.take("a"), "who keeps asking is not forgotten");
    assertEquals(Duration.ZERO, three.take("b"));
  }

  @Test
  void addressesOfOneNetworkAreOneAsker() {
    assertEquals(Pace.asker("2001:db8:1:2::5"), Pace.asker("2001:db8:1:2:aaaa:bbbb:cccc:dddd"));
    assertNotEquals(Pace.asker("2001:db8:1:2::5"), Pace.asker("2001:db8:1:3::5"));
    assertEquals(Pace.asker("2001:db8::a:0:0:1"), Pace.asker("2001:db8::b:0:0:1"));
    assertNotEquals(Pace.asker("192.0.2.1"), Pace.asker("192.0.2.2"));
    assertEquals("unknown", Pace.asker("unknown"));
  }
}
