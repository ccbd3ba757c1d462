from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workshop_sessions', '0006_seats_seen'),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='closing_minutes',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='session',
            name='opening_minutes',
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
