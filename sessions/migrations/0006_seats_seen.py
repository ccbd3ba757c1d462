from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop_sessions", "0005_reports"),
    ]

    operations = [
        migrations.AddField(
            model_name="round",
            name="seats_seen",
            field=models.BooleanField(default=False),
        ),
    ]
