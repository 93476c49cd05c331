package dev.parlance.knowledge.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.Test;

/** Tests for {@link Damage}. */
class DamageTests {

    @Test
    void seesDamageBehindOtherFailures() {
        var damage = new CorruptIndexException("checksum failed", "a file");

        assertThat(Damage.isIn(new AlreadyClosedException("closed", new IllegalStateException(damage)))).isTrue();
        assertThat(Damage.keepsShut(damage)).isTrue();
    }

    @Test
    void filesThatAreMissingKeepTheIndexShut() {
        assertThat(Damage.keepsShut(new NoSuchFileException("_0.cfs"))).isTrue();
        assertThat(Damage.keepsShut(new IllegalArgumentException("no codec of this name"))).isTrue();
    }

    @Test
    void whatPassesIsNoDamage() {
        for (IOException passing : new IOException[]{new IOException("No space left on device"),
                new LockObtainFailedException("held by another"), new AccessDeniedException("segments_1")}) {
            assertThat(Damage.isIn(passing)).isFalse();
            assertThat(Damage.keepsShut(passing)).isFalse();
        }
    }
}
